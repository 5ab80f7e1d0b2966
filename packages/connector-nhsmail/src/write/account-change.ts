import {
  type Attributes,
  compareValue,
  type EntitlementRef,
  entitlementKey,
  patch,
  type UpdateOperation,
} from "@rollcall/core";
import { isShownAs } from "../life-cycle/leaver-status.ts";
import type { Call } from "./call.ts";
import { type Found, kindOf } from "./find.ts";

/** What of an update is left to be changed. */
export interface AccountChange {
  /** Those that differ, as they are to be; `null` for one to be emptied. */
  readonly attributes: Attributes;
  /** All of them, as the update leaves them. */
  readonly after: Attributes;
  /** Missing when the state stays as it is. */
  readonly enabled?: boolean | undefined;
  readonly grant: readonly EntitlementRef[];
  readonly revoke: readonly EntitlementRef[];
}

/** Compares what an update asks for with what there is. */
export function changeOf(
  call: Call,
  { deltas, enabled, grant = [], revoke = [] }: UpdateOperation,
  { found, held }: { readonly found: Found; readonly held: ReadonlySet<string> },
): AccountChange {
  const kind = kindOf(call, "account");
  const after = patch(found.account, { deltas }, kind).attributes;
  const changed: Record<string, Attributes[string]> = {};
  for (const { attribute: name } of deltas) {
    const attribute = kind.attributes[name];
    const value = after[name] ?? null;
    if (!attribute || (name === "status" && isShownAs(value, found.standing.state))) continue;
    const differs = compareValue(name, attribute)(value, found.account.attributes[name]);
    if (differs !== undefined) changed[name] = value;
  }
  return {
    attributes: changed,
    after,
    ...(enabled !== undefined && enabled !== found.account.enabled && { enabled }),
    grant: grant.filter((one) => !held.has(entitlementKey(one))),
    revoke: revoke.filter((one) => held.has(entitlementKey(one)) || isByGroup(one, found)),
  };
}

/** Names the attributes that an update is about, or expects something of. */
export function namesIn({ deltas, expects }: UpdateOperation): readonly string[] {
  return [...deltas.map(({ attribute }) => attribute), ...Object.keys(expects.attributes ?? {})];
}

/** A licence that comes by a group is held, though not by the account itself. */
function isByGroup({ kind, id }: EntitlementRef, { user }: Found): boolean {
  return kind === "licence" && (user.assignedLicenses ?? []).some(({ skuId }) => skuId === id);
}
