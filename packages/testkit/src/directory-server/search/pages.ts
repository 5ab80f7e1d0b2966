import { refuse } from "../messages/refusal.ts";

/** A search that goes on: what is left of it, by GUID, and where it stands. */
export interface Page {
  readonly found: readonly string[];
  readonly from: number;
}

/** The searches of one connection that go on in pages. */
export interface Pages {
  /** Keeps a search for later, and gives the cookie for it. */
  keep(page: Page): Buffer;
  /** Takes up a search; its cookie is good for this once. Refuses one that was not given on this connection. */
  take(cookie: Uint8Array): Page;
}

// More than a client needs; Microsoft's MaxResultSetsPerConn is 10.
const most = 10;

/** Makes room for searches in pages; `name` goes into the cookies, so that they differ between connections. */
export function pagesOf(name: string): Pages {
  const kept = new Map<string, Page>();
  let count = 0;
  return {
    keep: (page) => {
      count += 1;
      const cookie = Buffer.from(`${name}:${count}`, "latin1");
      kept.set(cookie.toString("latin1"), page);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return cookie;
    },
    take: (cookie) => {
      const key = Buffer.from(cookie).toString("latin1");
      const page = kept.get(key) ?? refuse("unavailableCriticalExtension", "00000057");
      kept.delete(key);
      return page;
    },
  };
}
