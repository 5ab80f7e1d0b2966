import type { CallOptions } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import { filtersOf } from "../read/filter.ts";
import { listUsers } from "../read/list-users.ts";
import { selectionOf } from "../read/selection.ts";
import { feedsOf, idsPerFeed } from "./feed-size.ts";
import { follow } from "./follow.ts";
import { openGroupFeeds } from "./group-feeds.ts";
import type { Touch } from "./look.ts";
import { openFeed } from "./open-feed.ts";
import type { Feed } from "./position.ts";
import type { ChangesReader } from "./reader.ts";
import { recall } from "./recall.ts";

/** Graph's delta of the accounts that are known, and a listing of keys for those that came and went. */
export const changesById: ChangesReader = {
  async first(context, call) {
    const ids = [...(await listIds(context, call))];
    return {
      users: await openFeeds(context, ids, call),
      groups: await openGroupFeeds(context, call),
      known: [],
      recent: [],
    };
  },
  async *round(context, from, { signal }) {
    const { visibleAfter } = context.settings;
    const remembered = recall(from.recent, { now: context.now(), visibleAfter });
    const listed = await listIds(context, { signal });
    const watched = new Set(from.users.flatMap(({ ids = [] }) => ids));
    const arrived = [...listed].filter((id) => !watched.has(id));
    const left = [...watched].filter((id) => !listed.has(id));
    // Before the old feeds are read to their ends, so that nothing is missed in between.
    const { kept, opened } = await rearranged(context, from.users, { arrived, left, signal });
    const further = new Map([...arrived, ...left].map((id): [string, Touch] => [id, "changed"]));
    const isKnown = (id: string): boolean => watched.has(id) || listed.has(id);
    const { users, groups } = yield* follow(context, {
      ...from,
      further,
      isKnown,
      recall: remembered,
      signal,
    });
    const still = users.flatMap(({ link }, at) => {
      const ids = kept.get(at);
      return ids ? [{ link, ids }] : [];
    });
    return { users: [...still, ...opened], groups, known: [], recent: remembered.write() };
  },
};

async function listIds(context: NhsmailContext, { signal }: CallOptions): Promise<Set<string>> {
  const { organisationAttribute } = context.settings;
  const $select = ["id", organisationAttribute].filter((name) => name !== undefined).join(",");
  const ids = new Set<string>();
  for (const filter of filtersOf(context)) {
    for await (const users of listUsers(context, { query: { $select }, filter, signal })) {
      for (const { id } of users) if (typeof id === "string") ids.add(id);
    }
  }
  return ids;
}

async function openFeeds(
  context: NhsmailContext,
  ids: readonly string[],
  call: CallOptions,
): Promise<readonly Feed[]> {
  const { watched } = selectionOf(context);
  const feeds: Feed[] = [];
  for (const some of feedsOf(ids)) {
    const link = await openFeed(context, { root: "users", select: watched, ids: some }, call);
    feeds.push({ link, ids: some });
  }
  return feeds;
}

interface Moves extends CallOptions {
  readonly arrived: readonly string[];
  readonly left: readonly string[];
}

/**
 * Opens feeds for newcomers, together with whoever is watched by a feed that has become half empty. Gives the feeds that
 * stay, by their place, with whom they still watch. One that is given up watches nobody any more, and is read once more
 * for what comes a round late.
 */
async function rearranged(
  context: NhsmailContext,
  feeds: readonly Feed[],
  { arrived, left, signal }: Moves,
): Promise<{
  readonly kept: ReadonlyMap<number, readonly string[]>;
  readonly opened: readonly Feed[];
}> {
  const gone = new Set(left);
  const moves = arrived.length > 0 || left.length > 0;
  const kept = new Map<number, readonly string[]>();
  const moved: string[] = [];
  for (const [at, { ids = [] }] of feeds.entries()) {
    if (ids.length === 0) continue;
    const remaining = ids.filter((id) => !gone.has(id));
    const isThin = moves && remaining.length <= idsPerFeed / 2;
    if (isThin) moved.push(...remaining);
    kept.set(at, isThin ? [] : remaining);
  }
  return { kept, opened: await openFeeds(context, [...moved, ...arrived], { signal }) };
}
