import { ConnectorError } from "@rollcall/core";
import { pagedControl, pagedCookie } from "./controls.ts";
import { searchOnce } from "./search-once.ts";
import type { Entry, Wire, WireControl, WireResult, WireSearch } from "./wire.ts";

/** One page of the answer to a search. */
export interface SearchPage {
  readonly entries: readonly Entry[];
  readonly references: readonly string[];
  /** Of this page. A code other than 0 is of the last page. */
  readonly result: WireResult;
  /** `true`: nothing comes after it. `unknown`: nothing comes, and the server did not say that this was all. */
  readonly last: boolean | "unknown";
}

/** How a search is cut into pages. */
export interface Paging {
  readonly pageSize: number;
  /** Further controls. */
  readonly controls?: readonly WireControl[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where the first page is asked for, too. */
  readonly connection?: number | undefined;
}

/**
 * Searches page by page (RFC 2696) until the cookie is empty; an empty page with a cookie is followed by another. All
 * pages come over one connection. Gives a page of any result code as the last one. Throws what the wire throws.
 */
export async function* pagedSearch(
  wire: Wire,
  search: WireSearch,
  paging: Paging,
): AsyncIterable<SearchPage> {
  const { pageSize, controls = [], signal } = paging;
  let cookie: Uint8Array = new Uint8Array(0);
  let { connection } = paging;
  for (;;) {
    assertWanted(signal);
    const answer = await searchOnce(wire, search, {
      controls: [...controls, pagedControl(pageSize, cookie)],
      signal,
      ...(connection !== undefined && { connection }),
    });
    connection = answer.result.connection;
    const next = pagedCookie(answer.result);
    const failed = answer.result.code !== 0;
    const last = failed || (next === undefined ? "unknown" : next.length === 0);
    yield { ...answer, last };
    if (last) return;
    cookie = next as Uint8Array;
  }
}

/** Throws `cancelled` when the caller no longer wants an answer. */
export function assertWanted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new ConnectorError({
    code: "cancelled",
    message: "the call was no longer wanted",
    cause: signal.reason,
  });
}
