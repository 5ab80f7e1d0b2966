import type { Account, Change, ChangePage, DeltaToken } from "@rollcall/core";
import { over, overSince, type Planted, plant } from "./planted.ts";

const full = "a full read with its changes applied is the full read of now";
const reused = "a token can be used again, as after a crash";

/** Faults in reading changes. */
export const plantedInChanges: readonly Planted[] = [
  plant(
    "gives all accounts as changes without a token",
    "without a token, the last page alone gives one, and no changes come",
    (connector) =>
      over(connector, ({ read, changes }) => ({
        changes: {
          async *since(token, options) {
            for await (const page of changes?.since(token, options) ?? []) {
              const all = token
                ? []
                : (await Array.fromAsync(read.scan())).flatMap(({ items }) => items);
              yield { ...page, changes: [...page.changes, ...all.map(upsert)] };
            }
          },
        },
      })),
  ),
  plant(
    "never states the completeness of changes",
    "the last page of a changes read, and no other, states the completeness",
    (connector) => mapPages(connector, ({ completeness: _, ...page }) => page),
  ),
  plant(
    "gives an account that has not changed",
    "nothing comes after a token when nothing has changed",
    (connector) =>
      over(connector, ({ read, changes }) => ({
        changes: {
          async *since(token, options) {
            const cal = await read.get({ kind: "account", stable: "cal" });
            for await (const page of changes?.since(token, options) ?? []) {
              const more = token && page.token && !("absent" in cal) ? [upsert(cal)] : [];
              yield { ...page, changes: [...page.changes, ...more] };
            }
          },
        },
      })),
  ),
  plant(
    "knows its tokens by identity",
    "a token that went through JSON is as good as before",
    (connector) => {
      const known = new WeakSet<DeltaToken>();
      return overSince(connector, async function* (since, token) {
        for await (const page of since(token)) {
          if (page.token) known.add(page.token);
          yield token && !known.has(token) ? { ...page, changes: [] } : page;
        }
      });
    },
  ),
  plant(
    "goes on from a token of another schema",
    "a token of another connector, scope, origin or fingerprint is refused",
    (connector) =>
      overSince(connector, async function* (since, token) {
        const [first] = await Array.fromAsync(since(undefined));
        const fingerprint = first?.token?.fingerprint ?? "";
        yield* since(token && { ...token, fingerprint });
      }),
  ),
  plant(
    "begins anew from nonsense",
    "a token of which the value is nonsense is refused",
    (connector) =>
      overSince(connector, (since, token) =>
        since(token && /^\d+$/.test(token.value) ? token : undefined),
      ),
  ),
  plant(
    "begins anew from a token that is too old",
    "a token that is too old is refused as expired",
    (connector) =>
      overSince(connector, async function* (since, token) {
        try {
          yield* since(token);
        } catch (error) {
          if ((error as { code?: string }).code !== "delta-expired") throw error;
          yield* since(undefined);
        }
      }),
  ),
  plant(
    "reads changes for nobody",
    "a changes read stops when the caller no longer wants it",
    (connector) =>
      over(connector, ({ changes }) => ({
        changes: { since: (token) => changes?.since(token) ?? none() },
      })),
  ),
  plant("gives an account as it was", "a record that changed comes as it now is", (connector) =>
    mapPages(connector, (page) =>
      page.changes.length === 1 ? { ...page, changes: page.changes.map(stale) } : page,
    ),
  ),
  plant(
    "says nothing of deletions",
    ["a record that was deleted comes as a tombstone", full],
    (connector) =>
      mapPages(connector, (page) => ({
        ...page,
        changes: page.changes.filter(({ change }) => change === "upsert"),
      })),
  ),
  plant(
    "says nothing of a deletion that comes alone",
    "a record that was deleted comes as a tombstone",
    (connector) =>
      mapPages(connector, (page) => ({
        ...page,
        changes:
          page.changes.length === 1
            ? page.changes.filter(({ change }) => change === "upsert")
            : page.changes,
      })),
  ),
  plant("forgets what it has given", reused, (connector) => {
    const used = new Set<string>();
    return overSince(connector, async function* (since, token) {
      const again = token !== undefined && used.has(token.value);
      if (token) used.add(token.value);
      for await (const page of since(token)) yield again ? { ...page, changes: [] } : page;
    });
  }),
  plant(
    "gives the same token again",
    "the token of the last page goes on from there",
    (connector) =>
      overSince(connector, async function* (since, token) {
        for await (const page of since(token)) {
          yield token && page.token ? { ...page, token } : page;
        }
      }),
  ),
  plant("loses a change that comes with others", full, (connector) =>
    mapPages(connector, (page) => ({
      ...page,
      changes:
        page.changes.length > 1
          ? page.changes.filter(({ change }) => change !== "upsert")
          : page.changes,
    })),
  ),
];

function mapPages(
  connector: Parameters<typeof overSince>[0],
  change: (page: ChangePage<Account>) => ChangePage<Account>,
): ReturnType<typeof overSince> {
  return overSince(connector, async function* (since, token) {
    for await (const page of since(token)) yield change(page);
  });
}

function upsert(record: Account): Change<Account> {
  return { change: "upsert", record };
}

function stale(one: Change<Account>): Change<Account> {
  if (one.change === "tombstone") return one;
  const attributes = { ...one.record.attributes, displayName: "Ada of old" };
  return upsert({ ...one.record, attributes });
}

async function* none<T>(): AsyncIterable<T> {
  yield* [];
}
