import {
  ConnectorError,
  type Person,
  type RefusedRecord,
  type Session,
  type SourceConnector,
} from "@rollcall/core";

/** Wraps a source that cannot give some people whole, and says so, as the contract asks. */
export function withholding(
  source: SourceConnector,
  withholds: (personId: string) => boolean,
): SourceConnector {
  return {
    ...source,
    open: async (options) => withholdingSession(await source.open(options), withholds),
  };
}

const rule = "a person is given only when all rows can be read";
const advice = "Have the record corrected.";

function withholdingSession(
  session: Session<Person>,
  withholds: (personId: string) => boolean,
): Session<Person> {
  const { read, changes } = session;
  const refusedOf = (ids: readonly string[]): RefusedRecord[] =>
    ids.filter(withholds).map((record) => ({ record, rule, advice }));
  return {
    ...session,
    read: {
      async *scan(query) {
        for await (const page of read.scan(query)) {
          const items = page.items.filter(({ id }) => !withholds(id));
          yield { ...page, items, refused: refusedOf(page.items.map(({ id }) => id)) };
        }
      },
      async get(ref, options) {
        if (!withholds(ref.stable)) return await read.get(ref, options);
        throw new ConnectorError({ code: "partial-result", message: rule, advice });
      },
    },
    ...(changes && {
      changes: {
        async *since(token, options) {
          for await (const page of changes.since(token, options)) {
            const idOf = (change: (typeof page.changes)[number]): string =>
              change.change === "upsert" ? change.record.id : change.ref.stable;
            const given = page.changes.filter((change) => !withholds(idOf(change)));
            yield { ...page, changes: given, refused: refusedOf(page.changes.map(idOf)) };
          }
        },
      },
    }),
  };
}
