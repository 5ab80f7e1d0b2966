import { z } from "zod";
import type { Instant, Json } from "../model/value.ts";
import { type Ledger, readValue } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { storeKey } from "./store-key.ts";

/** How many records a full read saw, or how many operations of one class a plan had, of how many accounts. */
export interface HistoryEntry {
  readonly at: Instant;
  readonly count: number;
  /** Of a plan: how many accounts the target had. */
  readonly population?: number | undefined;
}

/** What a history is of: the operations of one class for a target in plans of one mode, or the full reads of a system. */
export type HistorySubject =
  | { readonly target: string; readonly changeClass: string; readonly mode: "full" | "changes" }
  | { readonly snapshotOf: string };

const kept = 30;

const history: Ledger<HistoryEntry[]> = {
  space: "history",
  shape: z.array(
    z.object({ at: z.string(), count: z.number(), population: z.number().optional() }),
  ),
};

/** Gives the writes that add an entry to what {@link readHistory} gave before; the last 30 are kept. */
export function historyWrites(
  subject: HistorySubject,
  before: readonly HistoryEntry[],
  entry: HistoryEntry,
): readonly StoreWrite[] {
  const value = [...before, entry].slice(-kept) as unknown as Json;
  return [{ space: "history", key: historyKey(subject), value }];
}

/** Reads the last 30 entries of a history, oldest first. */
export async function readHistory(
  store: Store,
  subject: HistorySubject,
): Promise<readonly HistoryEntry[]> {
  return (await readValue(store, history, historyKey(subject))) ?? [];
}

function historyKey(subject: HistorySubject): string {
  return "snapshotOf" in subject
    ? storeKey("snapshots", subject.snapshotOf)
    : storeKey("plans", subject.mode, subject.target, subject.changeClass);
}
