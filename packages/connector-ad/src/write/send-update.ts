import type { EntitlementRef, SideEffect, UpdateOperation } from "@rollcall/core";
import { ConnectorError } from "@rollcall/core";
import type { DialectKind } from "../dialect/dialect.ts";
import { parentDN } from "../dn.ts";
import { isSuccess } from "../result.ts";
import type { WireChange, WireControl, WireRename } from "../wire.ts";
import { unchangedSince } from "./assertion.ts";
import { assertSuccess, type Call, wireCall } from "./call.ts";
import { explainRename } from "./explain-rename.ts";
import { type Found, nameOf } from "./find.ts";
import { initialPassword, passwordWasMade } from "./initial-password.ts";
import { changeMembers } from "./members.ts";
import { afterEffect } from "./refusal.ts";

/** The requests that one update comes to, in no order yet. */
export interface UpdateRequests {
  /** For one modify. */
  readonly changes: readonly WireChange[];
  readonly rename?: WireRename | undefined;
  readonly grant: readonly EntitlementRef[];
  readonly revoke: readonly EntitlementRef[];
}

/** Tells whether an update leaves nothing to be sent. */
export function isNothing({ changes, rename, grant, revoke }: UpdateRequests): boolean {
  return changes.length + grant.length + revoke.length === 0 && rename === undefined;
}

/** What an update is sent to, and what it is sent as. */
export interface Sending {
  readonly found: Found;
  readonly requests: UpdateRequests;
}

/**
 * Sends the requests of an update, as few as it takes: an account is disabled before all else and enabled after. An error
 * after the first of them has the effect `applied`.
 */
export async function sendUpdate(
  call: Call,
  operation: UpdateOperation,
  { found, requests }: Sending,
): Promise<readonly SideEffect[] | undefined> {
  const target = targetOf(call, found);
  const sideEffects: SideEffect[] = [];
  const modify = async (): Promise<void> => {
    if (requests.changes.length === 0) return;
    sideEffects.push(...(await sendChanges(call, operation, { target, requests })));
    target.begun();
  };
  const rename = async (): Promise<void> => {
    if (!requests.rename) return;
    await sendRename(call, { target, rename: requests.rename });
    target.begun();
  };
  const members = async (): Promise<void> => {
    await sendMemberships(call, operation, { target, requests });
  };
  const steps = operation.enabled ? [rename, members, modify] : [modify, rename, members];
  try {
    for (const step of steps) await step();
  } catch (error) {
    throw target.isBegun ? afterEffect(error) : error;
  }
  return sideEffects.length > 0 ? sideEffects : undefined;
}

/** How a record is named in the next request, which changes once it has been renamed or written. */
interface Target {
  name: string;
  dn: string;
  readonly kind: DialectKind;
  /** Only the first request can be refused for what others did. */
  controls: readonly WireControl[];
  isBegun: boolean;
  begun(): void;
}

interface Aimed {
  readonly target: Target;
  readonly requests: UpdateRequests;
}

function targetOf({ context }: Call, found: Found): Target {
  const target: Target = {
    name: nameOf(found, context),
    dn: found.entry.dn,
    kind: found.kind,
    controls: unchangedSince(found.entry, context),
    isBegun: false,
    begun() {
      target.isBegun = true;
      target.controls = [];
    },
  };
  return target;
}

async function sendChanges(
  call: Call,
  operation: UpdateOperation,
  { target, requests: { changes } }: Aimed,
): Promise<readonly SideEffect[]> {
  try {
    await sendModify(call, target, changes);
    return [];
  } catch (error) {
    const isRefused = ConnectorError.is(error) && error.code === "password-policy";
    if (!isRefused || operation.enabled !== true) throw error;
  }
  // Active Directory enables no account without a password, and this one never had one.
  const password = initialPassword(call.context, operation.ref.stable);
  try {
    await sendModify(call, target, [password.change, ...changes]);
    return [passwordWasMade];
  } finally {
    password.wipe();
  }
}

async function sendModify(
  call: Call,
  { name, controls }: Target,
  changes: readonly WireChange[],
): Promise<void> {
  const result = await call.context.wire.modify(name, changes, wireCall(call, { controls }));
  const expects = changes.some(({ change }) => change === "delete");
  assertSuccess(result, { call: "modify", expects });
}

/** By DN, so that it is refused when the record was renamed or moved since it was read. */
async function sendRename(
  call: Call,
  { target, rename }: { readonly target: Target; readonly rename: WireRename },
): Promise<void> {
  const { context } = call;
  const { dn, kind, controls } = target;
  const result = await context.wire.rename(dn, rename, wireCall(call, { controls }));
  const renamed = `${rename.newRdn},${rename.newSuperior ?? parentDN(dn)}`;
  if (!isSuccess(result)) throw await explainRename(call, { kind, dn: renamed, result });
  target.dn = renamed;
  if (context.dialect.address === "dn") target.name = target.dn;
}

async function sendMemberships(
  call: Call,
  { ref }: UpdateOperation,
  { target, requests }: Aimed,
): Promise<void> {
  const one = (entitlement: EntitlementRef, grants: boolean) => ({
    entitlement,
    grant: grants ? [ref] : [],
    revoke: grants ? [] : [ref],
  });
  const changes = [
    ...requests.revoke.map((entitlement) => one(entitlement, false)),
    ...requests.grant.map((entitlement) => one(entitlement, true)),
  ];
  for (const change of changes) {
    if (await changeMembers(call, change)) target.begun();
  }
}
