import type { AccountRef, ConnectorError, EntitlementRef } from "@rollcall/core";
import { failure } from "../errors.ts";
import {
  assertUnprotected,
  protectedObject,
  protectionAttributes,
  protectionOf,
} from "../protect.ts";
import { isSuccess } from "../result.ts";
import type { WireChange, WireResult } from "../wire.ts";
import { type Call, wireCall } from "./call.ts";
import { type Found, find, nameOf } from "./find.ts";
import { holdersAmong } from "./holders.ts";
import { entriesOf, missingReference } from "./references.ts";
import { afterEffect, refusal } from "./refusal.ts";

/** Who is to gain and who is to lose one entitlement. */
export interface MemberChange {
  readonly entitlement: EntitlementRef;
  readonly grant: readonly AccountRef[];
  readonly revoke: readonly AccountRef[];
}

/** One value of the group's attribute of members, by the member's key. */
interface Member {
  readonly key: string;
  readonly name: string;
}

/**
 * Writes memberships on the group's side, in batches. What is so already is left as it is; gives whether anything was
 * changed. Members that are gone or protected do not keep the others from it: it throws about them at the end,
 * `reference-missing` or `permission-denied`, with effect `applied` when others were written.
 */
export async function changeMembers(call: Call, change: MemberChange): Promise<boolean> {
  const group = await findGroup(call, change.entitlement);
  assertUnprotected(group.entry, call.context);
  const { members, problem } = await membersOf(call, change);
  let changed = false;
  try {
    for (const batch of batches(members, call.context.dialect.membership.perWrite)) {
      changed = (await writeBatch(call, group, batch)) || changed;
    }
    if (problem) throw problem;
  } catch (error) {
    throw changed ? afterEffect(error) : error;
  }
  return changed;
}

/** Reads a group right before its members are written. Throws `reference-missing` when there is none. */
export async function findGroup(call: Call, { kind, id }: EntitlementRef): Promise<Found> {
  const group = kind === "group" ? await find(call, { kind, stable: id }, []) : undefined;
  if (group) return group;
  throw refusal("reference-missing", "there is no such group", {
    field: "entitlements",
    rule: "group",
    advice: "Correct the group's key in the policy, or let the connector's account see it.",
  });
}

interface Members {
  readonly grant: readonly Member[];
  readonly revoke: readonly Member[];
}

/** Finds the entries of all members. One that is gone holds nothing, so that only granting to it is a problem. */
async function membersOf(
  call: Call,
  { grant, revoke }: MemberChange,
): Promise<{ readonly members: Members; readonly problem?: unknown }> {
  const { context } = call;
  const keys = [...grant, ...revoke].map(({ stable }) => stable);
  const entries = await entriesOf(call, keys, protectionAttributes);
  let problem: unknown;
  const usable = ({ stable: key }: AccountRef): readonly Member[] => {
    const entry = entries.get(key);
    if (!entry) return [];
    const protection = protectionOf(entry, context);
    if (protection) problem = protectedObject(protection);
    const name = context.dialect.address === "guid" ? `<GUID=${key}>` : entry.dn;
    return protection ? [] : [{ key, name }];
  };
  if (grant.some(({ stable }) => !entries.has(stable))) problem = missingReference("entitlements");
  const members = { grant: grant.flatMap(usable), revoke: revoke.flatMap(usable) };
  return { members, problem };
}

function* batches({ grant, revoke }: Members, size: number): Generator<Members> {
  if (grant.length + revoke.length <= size) {
    if (grant.length + revoke.length > 0) yield { grant, revoke };
    return;
  }
  for (let at = 0; at < revoke.length; at += size) {
    yield { grant: [], revoke: revoke.slice(at, at + size) };
  }
  for (let at = 0; at < grant.length; at += size) {
    yield { grant: grant.slice(at, at + size), revoke: [] };
  }
}

/** How often a batch is fitted to what is there, should others write the same group meanwhile. */
const mostTries = 3;

/**
 * Writes one batch. A server refuses the whole of it when one member is there already or is not there: then it is asked
 * who is, and gets what is left to do.
 */
async function writeBatch(call: Call, group: Found, batch: Members): Promise<boolean> {
  let left = batch;
  for (let tries = 1; ; tries++) {
    const result = await modifyMembers(call, group, left);
    if (isSuccess(result)) return true;
    const error = failure(result, { call: "modify" });
    if (!mayBeSo.has(error.code) || tries === mostTries) throw error;
    const next = await stillToDo(call, group, left);
    if (next.grant.length + next.revoke.length === 0) return false;
    if (next.grant.length + next.revoke.length === left.grant.length + left.revoke.length) {
      throw error;
    }
    left = next;
  }
}

/** The errors behind which may stand that a membership is as it should be already. */
const mayBeSo: ReadonlySet<ConnectorError["code"]> = new Set([
  "already-exists",
  "not-unique",
  "not-found",
  "precondition-failed",
  "unknown-attribute",
  "unsupported",
  "invalid-value",
  "reference-missing",
]);

function modifyMembers(call: Call, group: Found, { grant, revoke }: Members): Promise<WireResult> {
  const { context } = call;
  const type = context.dialect.membership.attribute;
  const part = (change: WireChange["change"], members: readonly Member[]): WireChange[] =>
    members.length > 0 ? [{ change, type, values: members.map(({ name }) => name) }] : [];
  const changes = [...part("delete", revoke), ...part("add", grant)];
  return context.wire.modify(nameOf(group, context), changes, wireCall(call));
}

async function stillToDo(call: Call, group: Found, { grant, revoke }: Members): Promise<Members> {
  const holders = await holdersAmong(
    call,
    group,
    [...grant, ...revoke].map(({ key }) => key),
  );
  const there = await entriesOf(
    call,
    [...grant, ...revoke].map(({ key }) => key),
    [],
  );
  return {
    grant: grant.filter(({ key }) => !holders.has(key) && there.has(key)),
    revoke: revoke.filter(({ key }) => holders.has(key)),
  };
}
