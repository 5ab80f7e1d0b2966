import { type CallOptions, ConnectorError } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { GraphRequest } from "../transport.ts";
import type { Touch } from "./look.ts";

/** Graph's delta takes so many identifiers in its filter, and no other filter. */
export const idsPerFeed = 50;

/** A page of a feed: whom it names, and on the last page where the next round begins. */
export interface FeedPage {
  readonly touched: ReadonlyMap<string, Touch>;
  readonly link?: string | undefined;
}

/** What a feed is opened on. */
export interface FeedScope {
  readonly root: "users" | "groups";
  /** Changes of these properties are told, of no others. */
  readonly select: readonly string[];
  /** The only objects that are watched. */
  readonly ids?: readonly string[] | undefined;
}

/** Opens a feed that begins now, and gives the link of its first round. Nothing that was before is told. */
export async function openFeed(
  { transport, newId }: NhsmailContext,
  { root, select, ids }: FeedScope,
  call: CallOptions,
): Promise<string> {
  const query = {
    $deltatoken: "latest",
    $select: select.join(","),
    ...(ids && { $filter: ids.map((id) => `id eq '${id}'`).join(" or ") }),
  };
  const request: GraphRequest = { id: newId(), method: "GET", path: [root, "delta"], query };
  let link: string | undefined;
  for await (const { delta } of transport.pages(request, call)) link = delta ?? link;
  return given(link);
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
  yield { touched: new Map(), link: given(last) };
}

/** Splits identifiers into as many lists as feeds are needed. */
export function feedsOf(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / idsPerFeed);
  return Array.from({ length: count }, (_, at) =>
    ids.slice(at * idsPerFeed, (at + 1) * idsPerFeed),
  );
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

function given(link: string | undefined): string {
  if (link !== undefined) return link;
  throw new ConnectorError({
    code: "protocol",
    message: "a round of changes ended without the link of the next one",
    advice: "Do a full read; report it when it happens again.",
  });
}
