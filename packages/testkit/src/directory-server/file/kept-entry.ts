import type { Change, Transaction } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";

/** An entry as a file keeps it. */
export interface KeptEntry extends Omit<Entry, "attributes"> {
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

type KeptChange =
  | Exclude<Change, { readonly kind: "put" }>
  | { readonly kind: "put"; readonly entry: KeptEntry };

/** A transaction as a file keeps it. */
export interface KeptTransaction {
  readonly at: number;
  readonly changes: readonly KeptChange[];
}

/** Writes an entry so that JSON can hold it. */
export function keptEntry(entry: Entry): KeptEntry {
  return { ...entry, attributes: Object.fromEntries(entry.attributes) };
}

/** Reads an entry back. */
export function entryOf(entry: KeptEntry): Entry {
  return { ...entry, attributes: new Map(Object.entries(entry.attributes)) };
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
