import { assertWanted } from "@rollcall/core";
import { pagedControl, pagedCookie } from "./controls.ts";
import { noResult, resultOf } from "./result.ts";
import type {
  Entry,
  Wire,
  WireCall,
  WireControl,
  WirePart,
  WireResult,
  WireSearch,
} from "./wire.ts";

/** Part of the answer to a search in pages: a page, or as much of one as had come. */
export interface SearchPart {
  readonly entries: readonly Entry[];
  readonly references: readonly string[];
  /** Of this page; before its end, a success. A code other than 0 is of the last page. */
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
 * pages come over one connection. Gives what has come while the rest of the page, or the next one, is on its way. Gives a
 * page of any result code as the last one. Throws what the wire throws.
 */
export async function* pagedSearch(
  wire: Wire,
  search: WireSearch,
  paging: Paging,
): AsyncIterable<SearchPart> {
  const leaving = new AbortController();
  const signals = paging.signal ? [paging.signal, leaving.signal] : [leaving.signal];
  const ask = asking(wire, search, { ...paging, signal: AbortSignal.any(signals) });
  assertWanted(paging.signal);
  let page = ask(noCookie, paging.connection);
  try {
    for (;;) {
      const part = (await page.next).value ?? unended;
      assertWanted(paging.signal);
      const told = part.result && endOf(part.result);
      if (told?.next) {
        const over = page.parts;
        page = ask(told.next, part.result?.connection);
        await leave(over);
      }
      yield { ...part, result: part.result ?? success, last: told?.last ?? false };
      if (told && !told.next) return;
      if (!told) page.next = page.parts.next();
    }
  } finally {
    leaving.abort();
    await leave(page.parts);
  }
}

const noCookie = new Uint8Array(0);

const success = resultOf(0);

const unended: WirePart = { entries: [], references: [], result: noResult };

/** What the end of a page says of what comes after it. */
function endOf(result: WireResult): Pick<SearchPart, "last"> & { readonly next?: Uint8Array } {
  const told = pagedCookie(result);
  if (result.code !== 0 || told?.length === 0) return { last: true };
  return told ? { last: false, next: told } : { last: "unknown" };
}

/** A page that was asked for, with the part of it that is on its way. */
interface Page {
  readonly parts: AsyncIterator<WirePart, undefined>;
  next: Promise<IteratorResult<WirePart, undefined>>;
}

function asking(
  wire: Wire,
  search: WireSearch,
  { pageSize, controls = [], signal }: Paging,
): (cookie: Uint8Array, connection: number | undefined) => Page {
  return (cookie, connection) => {
    const call: WireCall = {
      controls: [...controls, pagedControl(pageSize, cookie)],
      signal,
      ...(connection !== undefined && { connection }),
    };
    const parts = wire.search(search, call)[Symbol.asyncIterator]();
    const next = parts.next();
    // A failure is thrown when its turn comes, if anybody is still there.
    next.catch(() => undefined);
    return { parts, next };
  };
}

async function leave(parts: AsyncIterator<WirePart>): Promise<void> {
  await parts.return?.().catch(() => undefined);
}
