import type { Entry } from "../tree/entry.ts";

/** An entry as a file keeps it. */
export interface KeptEntry extends Omit<Entry, "attributes"> {
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Writes an entry so that JSON can hold it. */
export function keptEntry(entry: Entry): KeptEntry {
  return { ...entry, attributes: Object.fromEntries(entry.attributes) };
}

/** Reads an entry back. */
export function entryOf(entry: KeptEntry): Entry {
  return { ...entry, attributes: new Map(Object.entries(entry.attributes)) };
}
