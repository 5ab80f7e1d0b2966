import type { Change, Transaction } from "../tree/change.ts";
import { entryOf, type KeptEntry, keptEntry } from "./kept-entry.ts";

type KeptChange =
  | Exclude<Change, { readonly kind: "put" }>
  | { readonly kind: "put"; readonly entry: KeptEntry };

/** A transaction as a file keeps it. */
export interface KeptTransaction {
  readonly at: number;
  readonly changes: readonly KeptChange[];
}

/** Writes a transaction so that JSON can hold it. */
export function keptTransaction({ at, changes }: Transaction): KeptTransaction {
  const kept = changes.map((change) =>
    change.kind === "put" ? { ...change, entry: keptEntry(change.entry) } : change,
  );
  return { at, changes: kept };
}

/** Reads a transaction back. */
export function transactionOf({ at, changes }: KeptTransaction): Transaction {
  const read = changes.map((change) =>
    change.kind === "put" ? { ...change, entry: entryOf(change.entry) } : change,
  );
  return { at, changes: read };
}
