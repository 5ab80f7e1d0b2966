import { type EntitlementRef, entitlementKey, type UpdateOperation } from "@rollcall/core";
import type { Call } from "./call.ts";
import { unexpected } from "./expectation.ts";
import { find } from "./find.ts";
import { holdersAmong } from "./holders.ts";

/** An operation about one account, with the entitlements that it concerns. */
export type Concerned = Pick<UpdateOperation, "ref" | "expects" | "grant" | "revoke">;

/**
 * Finds out which of the entitlements that an update is about the account holds now, by their keys. A group that is not
 * there is held by nobody.
 */
export async function holdingsOf(
  call: Call,
  { ref, grant = [], revoke = [], expects }: Concerned,
): Promise<ReadonlySet<string>> {
  const all = [...grant, ...revoke, ...(expects.holds ?? []), ...(expects.lacks ?? [])];
  const held = new Set<string>();
  for (const [key, one] of new Map(all.map((each) => [entitlementKey(each), each]))) {
    if (one.kind !== "group") continue;
    const group = await find(call, { kind: "group", stable: one.id }, []);
    if (group && (await holdersAmong(call, group, [ref.stable])).size > 0) held.add(key);
  }
  return held;
}

/** Throws `precondition-failed` when an account holds what it should not, or does not hold what it should. */
export function assertHoldings(
  { expects }: Pick<UpdateOperation, "expects">,
  held: ReadonlySet<string>,
): void {
  const isHeld = (one: EntitlementRef): boolean => held.has(entitlementKey(one));
  if (!expects.holds?.every(isHeld) && expects.holds) throw changedHoldings();
  if (expects.lacks?.some(isHeld)) throw changedHoldings();
}

function changedHoldings(): Error {
  return unexpected("the memberships were changed since they were read", "entitlements");
}
