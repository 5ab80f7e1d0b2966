import {
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
  return {
    source: otherOrder(stage.source, shuffle),
    targets: stage.targets.map((target) => otherOrder(target, shuffle)),
    policy: otherPolicy(stage.policy, shuffle),
    store,
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
  const { read } = session;
  return {
    ...session,
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

function otherRecord<R extends SystemRecord>(record: R, shuffle: Shuffle): R {
  if (!("attributes" in record)) return otherKeys({ ...record }, shuffle) as unknown as R;
  const entitlements = inOtherOrder(record.entitlements, shuffle);
  return { ...record, entitlements, attributes: otherKeys(record.attributes, shuffle) };
}
