import type { CallOptions } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import { feedsOf } from "./feed-size.ts";
import { openFeed } from "./open-feed.ts";

/** Opens the feeds of the groups whose memberships are read: none when no group is, one for all of a tenant. */
export async function openGroupFeeds(
  context: NhsmailContext,
  call: CallOptions,
): Promise<readonly string[]> {
  const { groups, changes } = context.settings;
  const scope = { root: "groups", select: ["members"] } as const;
  // The groups of a shared tenant are others' for the most part.
  if (groups === "all") return changes === "tenant" ? [await openFeed(context, scope, call)] : [];
  const links: string[] = [];
  for (const ids of feedsOf([...groups].sort())) {
    links.push(await openFeed(context, { ...scope, ids }, call));
  }
  return links;
}
