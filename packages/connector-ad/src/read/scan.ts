import { type Account, assertWanted, type Page, type ReadQuery } from "@rollcall/core";
import { type AccountShape, accountShape } from "../account-shape.ts";
import type { DirectoryContext } from "../context.ts";
import { failure } from "../errors.ts";
import { entryDN } from "../extended-dn.ts";
import type { LinkTable } from "../links.ts";
import { pagedSearch } from "../paging.ts";
import type { WireFilter, WireResult } from "../wire.ts";
import { watchCanaries } from "./canaries.ts";
import { recordsOf } from "./records.ts";
import { basesOf, filterOf, linkControls } from "./scope.ts";
import { isShortfall, shortfallOf } from "./shortfall.ts";
import { matcher, soughtIn, unknownAttribute, whereFilters } from "./where.ts";

/**
 * Reads the records that `query` asks for, as they come, and says on an empty last page whether that was all. What has
 * come of one page of the server's is all that is kept. Throws when no base can be read, or when a search breaks off.
 */
export async function* scan(
  context: DirectoryContext,
  links: LinkTable,
  query: ReadQuery,
): AsyncIterable<Page<Account>> {
  const { signal, where } = query;
  assertWanted(signal);
  const reasons = new Set<string>();
  const canaries = watchCanaries(context);
  const given = new Set<string>();
  const missing: WireResult[] = [];
  const searches = await searchesOf(context, query);
  for (const { shape, base, filter, isWanted } of searches) {
    const search = { base, scope: "subtree", filter, attributes: shape.asked } as const;
    const paging = { pageSize: context.settings.pageSize, controls: linkControls(context), signal };
    for await (const page of pagedSearch(context.wire, search, paging)) {
      const { code } = page.result;
      if (code !== 0 && !isShortfall(code)) throw failure(page.result, { call: "search" });
      if (code === 32) missing.push(page.result);
      for (const reason of shortfallOf(context, page, base)) reasons.add(reason);
      for (const entry of page.entries) canaries.see(entryDN(entry));
      const { items, refused } = await recordsOf(context, page.entries, { shape, links, signal });
      const wanted = where ? items.filter((one) => isWanted(one) && isNew(given, one)) : items;
      yield { items: wanted, ...(refused.length > 0 && { refused }) };
    }
  }
  const [first] = missing;
  if (first && missing.length === searches.length) throw failure(first, { call: "search" });
  if (!where) for (const reason of await canaries.missed(signal)) reasons.add(reason);
  const isWhole = reasons.size === 0;
  yield {
    items: [],
    completeness: isWhole ? { state: "complete" } : { state: "partial", reasons: [...reasons] },
  };
}

interface ScanSearch {
  readonly shape: AccountShape;
  readonly base: string;
  readonly filter: WireFilter;
  readonly isWanted: (account: Account) => boolean;
}

async function searchesOf(
  context: DirectoryContext,
  { attributes, where }: ReadQuery,
): Promise<readonly ScanSearch[]> {
  const { dialect, settings, root } = context;
  const searches: ScanSearch[] = [];
  let known = false;
  for (const kind of settings.kinds) {
    const dialectKind = dialect.kinds[kind];
    const sought = where && dialectKind ? soughtIn(dialectKind, where) : undefined;
    if (!dialectKind || (where && !sought)) continue;
    known = true;
    const wanted = where && attributes ? [...attributes, where.attribute] : attributes;
    const shape = accountShape(dialect, { kind, wanted, withoutBacklinks: !root.backlinks });
    const isWanted = wantedBy(where, sought);
    const own = filterOf(context, kind);
    const narrowed = where && sought ? await whereFilters(context, where, sought) : [undefined];
    for (const base of basesOf(context, kind)) {
      for (const one of narrowed) {
        searches.push({ shape, base, filter: one ? { and: [own, one] } : own, isWanted });
      }
    }
  }
  if (where && !known) throw unknownAttribute(where);
  return searches;
}

function wantedBy(
  where: ReadQuery["where"],
  sought: ReturnType<typeof soughtIn>,
): (account: Account) => boolean {
  if (!where || !sought) return () => true;
  const matches = matcher(where, sought);
  // What was not read whole may hold the value all the same; the server says so.
  return ({ attributes, incomplete }) =>
    matches(attributes[where.attribute] ?? undefined) ||
    (incomplete?.includes(where.attribute) ?? false);
}

function isNew(given: Set<string>, { ref }: Account): boolean {
  const before = given.size;
  return given.add(ref.stable).size > before;
}
