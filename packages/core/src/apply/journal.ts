import { z } from "zod";
import type { Instant, Json } from "../model/value.ts";
import { type Ledger, scanValues } from "../store/read-value.ts";
import type { Store, StoreWrite } from "../store/store.ts";
import { storeKey } from "../store/store-key.ts";
import type { AppliedReceipt } from "./applied-receipt.ts";

/** What the journal holds of one operation: that a call was about to be made, or what became of it. */
export type JournalEntry =
  | { readonly state: "intent"; readonly operation: string; readonly at: Instant }
  | { readonly state: "receipt"; readonly receipt: AppliedReceipt; readonly at: Instant };

const receiptShape = z.looseObject({
  operation: z.string(),
  plan: z.string(),
  target: z.string(),
  label: z.string(),
  status: z.enum(["done", "already", "accepted", "rejected", "skipped", "failed"]),
  attempts: z.number(),
  at: z.string(),
});

const journal: Ledger<JournalEntry> = {
  space: "journal",
  shape: z.discriminatedUnion("state", [
    z.object({ state: z.literal("intent"), operation: z.string(), at: z.string() }),
    z.object({
      state: z.literal("receipt"),
      receipt: receiptShape as unknown as z.ZodType<AppliedReceipt>,
      at: z.string(),
    }),
  ]),
};

/** Gives the writes that say that an operation is about to be carried out. To be committed before the call. */
export function intentWrites(plan: string, operation: string, at: Instant): readonly StoreWrite[] {
  const value: JournalEntry = { state: "intent", operation, at };
  return [{ space: "journal", key: storeKey(plan, operation), value }];
}

/** Gives the writes that say what became of an operation. To be committed with what the store learns from it. */
export function receiptWrites(receipt: AppliedReceipt, at: Instant): readonly StoreWrite[] {
  const value = { state: "receipt", receipt, at } as unknown as Json;
  return [{ space: "journal", key: storeKey(receipt.plan, receipt.operation), value }];
}

/** Reads what the journal holds of a plan, by operation. */
export async function readJournal(
  store: Store,
  plan: string,
): Promise<ReadonlyMap<string, JournalEntry>> {
  const found = new Map<string, JournalEntry>();
  for await (const { value } of scanValues(store, journal, storeKey(plan, ""))) {
    found.set(value.state === "intent" ? value.operation : value.receipt.operation, value);
  }
  return found;
}

/** Gives the writes that take away what the journal holds of all plans but those that are named. */
export async function pruneWrites(
  store: Store,
  kept: readonly string[],
): Promise<readonly StoreWrite[]> {
  const writes: StoreWrite[] = [];
  for await (const { key } of store.scan("journal")) {
    const plan = key.slice(0, key.indexOf("/")).replace(/-approvals$/, "");
    if (!kept.includes(plan)) writes.push({ space: "journal", key, value: null });
  }
  return writes;
}
