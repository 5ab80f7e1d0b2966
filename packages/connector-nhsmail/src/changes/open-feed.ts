import type { CallOptions } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { GraphRequest } from "../transport.ts";
import { nextRound } from "./next-round.ts";

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
  return nextRound(link);
}
