import {
  type Change,
  type ChangePage,
  type Connector,
  linkWrites,
  memoryStore,
  type Page,
  type Policy,
  type Session,
  type SystemRecord,
} from "@rollcall/core";
import type { World } from "@rollcall/testkit";
import { type Systems, stageOf } from "./stage.ts";

/** In which order things come: numbers by which they are sorted, used in turn; and in pages of what size. */
export interface Shuffle {
  readonly order: readonly number[];
  readonly pageSize: number;
}

/** Puts a world up so that people, accounts, their attributes, links, pages and rules come in another order. */
export async function shuffledSystems(world: World, shuffle: Shuffle): Promise<Systems> {
  const stage = await stageOf({ ...world, accounts: world.accounts, links: [] });
  const store = memoryStore({ id: stage.store.id });
  await store.commit(inOtherOrder(world.links, shuffle).flatMap((link) => linkWrites(link)));
  return reordered({ ...stage, store }, shuffle);
}

/** Lets systems that a run has been made on give what they hold, and what has changed, in another order. */
export function reordered(systems: Systems, shuffle: Shuffle): Systems {
  return {
    ...systems,
    source: otherOrder(systems.source, shuffle),
    targets: systems.targets.map((target) => otherOrder(target, shuffle)),
    policy: otherPolicy(systems.policy, shuffle),
  };
}

/** Sorts a list by the numbers of a shuffle. */
export function inOtherOrder<T>(list: readonly T[], { order }: Shuffle): readonly T[] {
  const keys = new Map(list.map((one, at) => [one, order[at % order.length] ?? 0]));
  return list.toSorted((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
}

function otherPolicy(policy: Policy, shuffle: Shuffle): Policy {
  const targets = Object.entries(policy.targets).map(([name, rules]) => [
    name,
    { ...rules, attributes: otherKeys(rules.attributes, shuffle) },
  ]);
  return { ...policy, targets: Object.fromEntries(targets) };
}

function otherKeys<T>(record: Readonly<Record<string, T>>, shuffle: Shuffle): Record<string, T> {
  return Object.fromEntries(inOtherOrder(Object.entries(record), shuffle));
}

function otherOrder<R extends SystemRecord>(
  connector: Connector<R>,
  shuffle: Shuffle,
): Connector<R> {
  return {
    ...connector,
    open: async (options) => otherSession(await connector.open(options), shuffle),
  };
}

function otherSession<R extends SystemRecord>(session: Session<R>, shuffle: Shuffle): Session<R> {
  const { read, changes } = session;
  return {
    ...session,
    ...(changes && {
      changes: { since: (token, options) => otherChanges(changes.since(token, options), shuffle) },
    }),
    read: {
      scan: (query) => otherPages(read.scan(query), shuffle),
      get: (ref, options) => read.get(ref, options),
    },
  };
}

async function* otherPages<R extends SystemRecord>(
  pages: AsyncIterable<Page<R>>,
  shuffle: Shuffle,
): AsyncIterable<Page<R>> {
  const all = await Array.fromAsync(pages);
  const items = inOtherOrder(
    all.flatMap((page) => page.items),
    shuffle,
  ).map((record) => otherRecord(record, shuffle));
  for (let at = 0; at < items.length; at += shuffle.pageSize) {
    yield { items: items.slice(at, at + shuffle.pageSize) };
  }
  const { completeness } = all.at(-1) ?? {};
  yield { items: [], ...(completeness && { completeness }) };
}

/** What has changed of two records may come in any order; of one, the last counts. */
async function* otherChanges<R extends SystemRecord>(
  pages: AsyncIterable<ChangePage<R>>,
  shuffle: Shuffle,
): AsyncIterable<ChangePage<R>> {
  const all = await Array.fromAsync(pages);
  const byKey = new Map(all.flatMap((page) => page.changes.map((one) => [keyOf(one), one])));
  const changes = inOtherOrder([...byKey.values()], shuffle);
  for (let at = 0; at < changes.length; at += shuffle.pageSize) {
    yield { changes: changes.slice(at, at + shuffle.pageSize) };
  }
  const { changes: _, ...last } = all.at(-1) ?? { changes: [] };
  yield { ...last, changes: [] };
}

function keyOf<R extends SystemRecord>(change: Change<R>): string {
  if (change.change === "tombstone") return change.ref.stable;
  const { record } = change;
  return "ref" in record ? record.ref.stable : record.id;
}

function otherRecord<R extends SystemRecord>(record: R, shuffle: Shuffle): R {
  if (!("attributes" in record)) return otherKeys({ ...record }, shuffle) as unknown as R;
  const entitlements = inOtherOrder(record.entitlements, shuffle);
  return { ...record, entitlements, attributes: otherKeys(record.attributes, shuffle) };
}
