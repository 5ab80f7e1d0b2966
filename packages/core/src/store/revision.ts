import { z } from "zod";
import { type Ledger, readValue } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";

const revision: Ledger<number> = { space: "meta", shape: z.number().int().nonnegative() };
const appliedPlans: Ledger<string[]> = { space: "meta", shape: z.array(z.string()) };

/** Reads how many plans the store has seen applied to the end. */
export async function readRevision(store: Store): Promise<number> {
  return (await readValue(store, revision, "revision")) ?? 0;
}

/** Gives the writes that set how many plans were applied. */
export function revisionWrites(count: number): readonly StoreWrite[] {
  return [{ space: "meta", key: "revision", value: count }];
}

/** Reads the hashes of the last plans that were applied to the end, oldest first. */
export async function readAppliedPlans(store: Store): Promise<readonly string[]> {
  return (await readValue(store, appliedPlans, "appliedPlans")) ?? [];
}

/** Gives the writes that set the hashes of the last plans that were applied to the end. */
export function appliedPlansWrites(hashes: readonly string[]): readonly StoreWrite[] {
  return [{ space: "meta", key: "appliedPlans", value: hashes }];
}
