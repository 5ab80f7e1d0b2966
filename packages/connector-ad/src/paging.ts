import { assertWanted } from "@rollcall/core";
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
 * pages come over one connection, and the next one is on its way while the caller is busy with the last. Gives a page of
 * any result code as the last one. Throws what the wire throws.
 */
export async function* pagedSearch(
  wire: Wire,
  search: WireSearch,
  paging: Paging,
): AsyncIterable<SearchPage> {
  const leaving = new AbortController();
  const signals = paging.signal ? [paging.signal, leaving.signal] : [leaving.signal];
  const ask = asking(wire, search, { ...paging, signal: AbortSignal.any(signals) });
  try {
    assertWanted(paging.signal);
    let coming = ask(noCookie, paging.connection);
    for (;;) {
      const page = await coming;
      assertWanted(paging.signal);
      if (page.next) {
        coming = ask(page.next, page.result.connection);
        // A failure is thrown when its turn comes, if anybody is still there.
        coming.catch(() => undefined);
      }
      yield page;
      if (!page.next) return;
    }
  } finally {
    leaving.abort();
  }
}

const noCookie = new Uint8Array(0);

interface AskedPage extends SearchPage {
  /** The cookie of the page after this one. */
  readonly next: Uint8Array | undefined;
}

function asking(
  wire: Wire,
  search: WireSearch,
  { pageSize, controls = [], signal }: Paging,
): (cookie: Uint8Array, connection: number | undefined) => Promise<AskedPage> {
  return async (cookie, connection) => {
    const answer = await searchOnce(wire, search, {
      controls: [...controls, pagedControl(pageSize, cookie)],
      signal,
      ...(connection !== undefined && { connection }),
    });
    const told = pagedCookie(answer.result);
    const ends = answer.result.code !== 0 || told?.length === 0;
    return { ...answer, last: ends || (told ? false : "unknown"), next: ends ? undefined : told };
  };
}
