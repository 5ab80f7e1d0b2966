import { selected } from "../query/wanted.ts";
import type { ObjectKind } from "../store/change.ts";
import type { Answer } from "../wire/exchange.ts";
import { answered } from "./answered.ts";
import type { Call } from "./operation.ts";
import { nextLink, pageSizeOf, placeOf } from "./page.ts";
import { found, searchOf } from "./search.ts";
import type { Seen } from "./seen.ts";
import { showObject } from "./show-object.ts";
import { expanded } from "./users/expanded.ts";
import { checkReadable } from "./users/readable.ts";

/** What is listed, and where it stands. */
export interface Listing {
  readonly kind: ObjectKind;
  readonly life: "live" | "deleted";
  readonly path: string;
}

/** Answers a list of objects, a page at a time. */
export function list(call: Call, { kind, life, path }: Listing): Answer {
  const wanted = selected(kind, call.query.get("$select"));
  if (kind === "user") checkReadable(call, wanted);
  const search = searchOf(call, kind, life);
  const size = wanted.includes("signInActivity")
    ? Math.min(120, pageSizeOf(call))
    : pageSizeOf(call);
  const { page, next, count } = cut(found(call, search), {
    from: placeOf(call),
    size,
    all: wantsCount(call),
  });
  const body: Record<string, unknown> = {};
  if (wantsCount(call)) body["@odata.count"] = count;
  if (next) body["@odata.nextLink"] = nextLink(call, path, next);
  body.value = page.map((one) => ({
    ...showObject(one, wanted),
    ...(kind === "user" && expanded(call, one)),
  }));
  return answered(path.slice(1), body);
}

function wantsCount(call: Call): boolean {
  return call.query.get("$count") === "true" && call.eventual;
}

// A page is named by its place in the list as it is now; the list may have changed between two pages, as it may in Graph.
function cut(
  objects: Iterable<Seen>,
  asked: { readonly from: number; readonly size: number; readonly all: boolean },
): { readonly page: readonly Seen[]; readonly next: number | undefined; readonly count: number } {
  const page: Seen[] = [];
  const { from, size, all } = asked;
  let count = 0;
  let more = false;
  for (const one of objects) {
    count += 1;
    if (count <= from) continue;
    if (page.length < size) page.push(one);
    else more = true;
    if (more && !all) break;
  }
  return { page, next: more ? from + size : undefined, count };
}
