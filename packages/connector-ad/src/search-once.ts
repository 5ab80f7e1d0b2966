import { noResult } from "./result.ts";
import type { Entry, Wire, WireCall, WireResult, WireSearch } from "./wire.ts";

/** The whole answer to one search request. */
export interface SearchAnswer {
  readonly entries: readonly Entry[];
  readonly references: readonly string[];
  readonly result: WireResult;
}

/** Sends one search request and waits for the whole answer, of any result code. For searches that find little. */
export async function searchOnce(
  wire: Wire,
  search: WireSearch,
  call: WireCall = {},
): Promise<SearchAnswer> {
  const entries: Entry[] = [];
  const references: string[] = [];
  let result: WireResult | undefined;
  for await (const part of wire.search(search, call)) {
    for (const entry of part.entries) entries.push(entry);
    references.push(...part.references);
    result = part.result ?? result;
  }
  return { entries, references, result: result ?? noResult };
}
