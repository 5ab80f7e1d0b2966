import { selectionOf } from "../read/selection.ts";
import { follow } from "./follow.ts";
import { openGroupFeeds } from "./group-feeds.ts";
import { openFeed } from "./open-feed.ts";
import type { ChangesReader } from "./reader.ts";
import { recall } from "./recall.ts";

/** Graph's delta of a whole tenant: one request while nothing changes, however many accounts there are. */
export const changesOfTenant: ChangesReader = {
  async first(context, call) {
    const { watched } = selectionOf(context);
    const link = await openFeed(context, { root: "users", select: watched }, call);
    return {
      users: [{ link }],
      groups: await openGroupFeeds(context, call),
      known: [],
      recent: [],
    };
  },
  async *round(context, from, { signal }) {
    const { visibleAfter } = context.settings;
    const remembered = recall(from.recent, { now: context.now(), visibleAfter });
    const { users, groups } = from;
    const next = yield* follow(context, { users, groups, recall: remembered, signal });
    return { ...next, known: [], recent: remembered.write() };
  },
};
