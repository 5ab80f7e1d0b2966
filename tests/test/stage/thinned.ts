import type { Absent, Connector, Page, Session, SystemRecord } from "@rollcall/core";

/** Which records a reader gets of a system, and whether a read by key may find the others. */
export interface Thinning<R extends SystemRecord> {
  readonly shows: (record: R) => boolean;
  /** What a read by key gives of a record that is not shown. Defaults to what the system gives. */
  readonly get?: Absent["absent"] | undefined;
}

/** Wraps a system that leaves records out and says all the same that it was read whole. */
export function thinned<R extends SystemRecord>(
  connector: Connector<R>,
  thinning: Thinning<R>,
): Connector<R> {
  return {
    ...connector,
    open: async (options) => thinnedSession(await connector.open(options), thinning),
  };
}

function thinnedSession<R extends SystemRecord>(
  session: Session<R>,
  { shows, get }: Thinning<R>,
): Session<R> {
  const { read } = session;
  return {
    ...session,
    read: {
      async *scan(query): AsyncIterable<Page<R>> {
        for await (const page of read.scan(query)) {
          yield { ...page, items: page.items.filter(shows) };
        }
      },
      async get(ref, options) {
        const found = await read.get(ref, options);
        if ("absent" in found || shows(found) || get === undefined) return found;
        return { absent: get, ref };
      },
    },
  };
}
