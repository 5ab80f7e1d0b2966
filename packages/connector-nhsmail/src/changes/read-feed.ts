import { type CallOptions, ConnectorError } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { Touch } from "./look.ts";
import { nextRound } from "./next-round.ts";
import type { FeedScope } from "./open-feed.ts";

/** A page of a feed: whom it names, and on the last page where the next round begins. */
export interface FeedPage {
  readonly touched: ReadonlyMap<string, Touch>;
  readonly link?: string | undefined;
}

/** Reads one round of a feed, through empty pages too. Of an object that comes twice the last mention counts. */
export async function* readFeed(
  { transport }: NhsmailContext,
  { link, root }: { readonly link: string; readonly root: FeedScope["root"] },
  call: CallOptions,
): AsyncIterable<FeedPage> {
  let last: string | undefined;
  // Only the keys are looked at: what has changed is read by them.
  const headers = { prefer: "return=minimal" };
  for await (const { items, delta } of transport.pages({ link, headers }, call)) {
    last = delta ?? last;
    const touched = new Map<string, Touch>();
    for (const item of items as readonly FeedItem[]) {
      const told = root === "users" ? [[item.id, touchOf(item)] as const] : membersOf(item);
      for (const [id, touch] of told) if (typeof id === "string") touched.set(id, touch);
    }
    yield { touched };
  }
  yield { touched: new Map(), link: nextRound(last) };
}

interface FeedItem {
  readonly id?: unknown;
  readonly "@removed"?: unknown;
  readonly "members@delta"?: unknown;
}

function touchOf(item: FeedItem): Touch {
  return item["@removed"] === undefined ? "changed" : "removed";
}

/** Who was in a group that is gone cannot be told any more. */
function membersOf(item: FeedItem): readonly (readonly [unknown, Touch])[] {
  if (item["@removed"] !== undefined) {
    throw new ConnectorError({
      code: "delta-expired",
      message: "a group was deleted, and who was in it cannot be told",
      advice: "Do a full read; it gives the same result and a new token.",
    });
  }
  const members = item["members@delta"];
  return Array.isArray(members) ? members.map(({ id }) => [id, "member"] as const) : [];
}
