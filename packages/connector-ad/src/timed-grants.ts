import { assertLease, contentHash, type Receipt, type TimedGrantsPart } from "@rollcall/core";
import type { DirectoryContext } from "./context.ts";
import { controlOid } from "./controls.ts";
import { dnKey } from "./dn-key.ts";
import { failure } from "./errors.ts";
import { parseLink } from "./extended-dn.ts";
import { protectedObject, protectionOf } from "./protect.ts";
import { wholeEntry } from "./range.ts";
import { isSuccess } from "./result.ts";
import { textsOf } from "./texts-of.ts";
import type { WireChange, WireResult } from "./wire.ts";
import { beginCall, type Call, searchFew, wireCall } from "./write/call.ts";
import { unexpected } from "./write/expectation.ts";
import { type Found, find, nameOf } from "./write/find.ts";
import { holdersAmong } from "./write/holders.ts";
import { findGroup } from "./write/members.ts";
import { alreadyReceipt, doneReceipt } from "./write/receipt.ts";
import { missingReference } from "./write/references.ts";
import { refusal } from "./write/refusal.ts";

type TimedGrant = Parameters<TimedGrantsPart["grantUntil"]>[0];

/**
 * Grants memberships that the directory itself ends, by the second: a link with a time to live (MS-ADTS section
 * 3.1.1.1.5.6). Only a forest with the feature Privileged Access Management has it, at level 2016 or above; elsewhere the
 * part is absent. It is what administrators get their rights by, so that of protected objects only those on the
 * break-glass list are refused here.
 */
export function timedGrantsPart(context: DirectoryContext): TimedGrantsPart | undefined {
  if (!context.root.timedLinks) return undefined;
  return {
    async grantUntil(grant, lease, options) {
      assertLease(lease);
      return await grantUntil(beginCall(context, options), grant);
    },
  };
}

/** Ends that lie so near each other, in seconds, are the same end: the directory counts down while we look. */
const tolerance = 5;

async function grantUntil(call: Call, { ref, entitlement, until }: TimedGrant): Promise<Receipt> {
  const id = contentHash({ grant: ref.stable, entitlement: entitlement.id, until });
  const seconds = secondsUntil(call, until);
  const group = await findGroup(call, entitlement);
  const account = await find(call, ref, []);
  if (!account) throw missingReference("ref");
  for (const { entry } of [group, account]) {
    if (protectionOf(entry, call.context) === "break-glass") throw protectedObject("break-glass");
  }
  const added = await modify(call, group, [addition(ref.stable, seconds)]);
  if (isSuccess(added)) return doneReceipt(call, { id });
  if (!(await holdersAmong(call, group, [ref.stable])).has(ref.stable)) throw refused(added);
  const left = await secondsLeft(call, group, account.entry.dn);
  // Whoever holds it for good keeps it: a grant takes nothing away.
  if (left === undefined || Math.abs(left - seconds) <= tolerance)
    return alreadyReceipt(call, { id });
  const type = call.context.dialect.membership.attribute;
  const removal: WireChange = { change: "delete", type, values: [`<GUID=${ref.stable}>`] };
  const replaced = await modify(call, group, [removal, addition(ref.stable, seconds)]);
  if (!isSuccess(replaced)) throw refused(replaced);
  return doneReceipt(call, { id });
}

function addition(stable: string, seconds: number): WireChange {
  return { change: "add", type: "member", values: [`<TTL=${seconds},<GUID=${stable}>>`] };
}

function secondsUntil({ context }: Call, until: string): number {
  const seconds = Math.ceil((Date.parse(until) - Date.parse(context.settings.now())) / 1000);
  if (seconds > 0) return seconds;
  throw refusal("invalid-value", "the grant would end before it begins", {
    field: "until",
    rule: "future",
    advice: "Give an instant in UTC that is still to come.",
  });
}

function modify(call: Call, group: Found, changes: readonly WireChange[]): Promise<WireResult> {
  const { context } = call;
  return context.wire.modify(nameOf(group, context), changes, wireCall(call));
}

function refused(result: WireResult): Error {
  return failure(result, { call: "modify", expects: true });
}

/** Reads for how long a member still holds a group; `undefined` when for good. */
async function secondsLeft(call: Call, group: Found, dn: string): Promise<number | undefined> {
  const { context, signal } = call;
  const address = nameOf(group, context);
  const controls = [{ oid: controlOid.linkTTL, critical: true }];
  const filter = { present: "objectClass" } as const;
  const search = { base: address, scope: "base", filter, attributes: ["member"] } as const;
  const [entry] = await searchFew(call, search, controls);
  if (!entry) throw unexpected("the group was deleted since it was read");
  const whole = await wholeEntry(context.wire, entry, { address, controls, signal });
  const links = textsOf(whole, "member");
  const wanted = dnKey(dn);
  const link = links.find((text) => dnKey(parseLink(text).dn) === wanted);
  const seconds = /<TTL=(\d+)>/i.exec(link ?? "")?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
