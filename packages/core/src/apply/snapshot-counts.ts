import { isWhole } from "../model/snapshot.ts";
import type { Instant } from "../model/value.ts";
import type { Plan } from "../plan/plan.ts";
import { historyWrites, readHistory } from "../store/history.ts";
import type { Store, StoreWrite } from "../store/store.ts";
import { type AppliedReceipt, isInEffect } from "./applied-receipt.ts";

/** What was done of a plan, and when. */
export interface Done {
  readonly plan: Plan;
  readonly receipts: readonly AppliedReceipt[];
  readonly at: Instant;
}

/**
 * Gives the writes that remember how many records each system has: of a whole read what it saw, and what the plan itself
 * has made and deleted since, so that the next read is not taken for one that lacks what this plan took away.
 */
export async function snapshotCountWrites(
  store: Store,
  { plan, receipts, at }: Done,
): Promise<readonly StoreWrite[]> {
  const grown = growthOf(plan, receipts);
  const read = new Map<string, number>();
  if (plan.mode === "full") {
    for (const { system, count } of plan.snapshots.filter(isWhole)) read.set(system, count);
  }
  const writes: StoreWrite[] = [];
  for (const system of new Set([...read.keys(), ...grown.keys()])) {
    const subject = { snapshotOf: system };
    const known = await readHistory(store, subject);
    const seen = read.get(system);
    const before = seen === undefined ? known.slice(0, -1) : known;
    const entry = seen === undefined ? known.at(-1) : { at, count: seen };
    if (!entry) continue;
    const count = Math.max(0, entry.count + (grown.get(system) ?? 0));
    writes.push(...historyWrites(subject, before, { ...entry, count }));
  }
  return writes;
}

/** Works out, by target, how many accounts more there are; targets that have as many as before are left out. */
function growthOf(plan: Plan, receipts: readonly AppliedReceipt[]): ReadonlyMap<string, number> {
  const kinds = new Map(plan.operations.map(({ id, kind }) => [id, kind]));
  const grown = new Map<string, number>();
  for (const receipt of receipts.filter(isInEffect)) {
    const kind = kinds.get(receipt.operation);
    const more = kind === "delete" ? -1 : kind === "create" || kind === "restore" ? 1 : 0;
    grown.set(receipt.target, (grown.get(receipt.target) ?? 0) + more);
  }
  return new Map([...grown].filter(([, more]) => more !== 0));
}
