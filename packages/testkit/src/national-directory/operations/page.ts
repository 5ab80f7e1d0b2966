import { Refusal } from "../wire/refusal.ts";
import { graphRoot } from "./answered.ts";
import type { Call } from "./operation.ts";
import { readToken, writeToken } from "./written-token.ts";

// Where a list goes on: a place in it, and when the link was given.
interface Place {
  readonly from: number;
  readonly at: number;
}

/** Reads where a request wants to go on. Refuses a link that has expired. */
export function placeOf(call: Call): number {
  const token = call.query.get("$skiptoken");
  if (token === null) return 0;
  const place = readToken<Place>(token);
  if (!place || call.now - place.at > call.world.settings.linkLife) {
    const message =
      "The specified page token value has expired and can no longer be included in your request.";
    throw new Refusal(400, "Directory_ExpiredPageToken", message);
  }
  return place.from;
}

/** Writes the link to the rest of a list: the query as it was, and the place. */
export function nextLink(call: Call, path: string, from: number): string {
  const query = new URLSearchParams(call.query);
  query.set("$skiptoken", writeToken({ from, at: call.now } satisfies Place));
  return `${graphRoot}${path}?${query.toString().replaceAll("%24", "$")}`;
}

/** Reads `$top`: how many items a page has. Refuses what is no number from 1 to 999. */
export function pageSizeOf(call: Call): number {
  const top = call.query.get("$top");
  if (top === null) return call.world.settings.pageSize;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > 999) {
    throw new Refusal(
      400,
      "Request_UnsupportedQuery",
      "Invalid page size specified: it must be from 1 to 999.",
    );
  }
  return size;
}

/** Cuts the page that a request asks for out of a list, with the link to the rest. */
export function pageOf<Item>(
  call: Call,
  all: readonly Item[],
  path: string,
): { readonly items: readonly Item[]; readonly link: object } {
  const from = placeOf(call);
  const end = from + pageSizeOf(call);
  const link = all.length > end ? { "@odata.nextLink": nextLink(call, path, end) } : {};
  return { items: all.slice(from, end), link };
}
