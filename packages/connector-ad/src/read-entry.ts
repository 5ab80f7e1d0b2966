import { searchOnce } from "./search-once.ts";
import type { Entry, Wire, WireCall } from "./wire.ts";

/** What is read of which entry. */
export interface EntryAsked extends WireCall {
  readonly base: string;
  readonly attributes: readonly string[];
}

/** Reads attributes of one entry by its name; `undefined` when it is not there or may not be seen. */
export async function readEntry(
  wire: Wire,
  { base, attributes, ...call }: EntryAsked,
): Promise<Entry | undefined> {
  const search = { base, scope: "base", filter: { present: "objectClass" }, attributes } as const;
  return (await searchOnce(wire, search, call)).entries[0];
}
