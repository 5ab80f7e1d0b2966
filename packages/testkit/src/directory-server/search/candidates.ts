import { asserted } from "../filter/asserted.ts";
import type { Filter } from "../messages/filter.ts";
import { guidText } from "../names/guid.ts";
import { isSeen, type Look } from "../read/look.ts";
import { attributeRule } from "../schema/schema.ts";
import { childrenOf, withDescendants } from "../tree/below.ts";
import type { Entry } from "../tree/entry.ts";
import { foundBy } from "../tree/indexed.ts";
import { isUnder } from "../tree/place.ts";

/** Where a search looks. */
export interface Place {
  readonly base: Entry;
  readonly scope: "base" | "one" | "subtree";
  readonly filter: Filter;
}

/** Gives the entries in scope that a filter may match: found by an index where it names a value that has one. */
export function* candidates(look: Look, { base, scope, filter }: Place): Iterable<Entry> {
  if (scope === "base") return yield* seen(look, [base]);
  if (scope === "one") return yield* seen(look, childrenOf(look.tree, base.id));
  const found = indexedBy(filter, look);
  if (!found) return yield* seen(look, withDescendants(look.tree, base));
  for (const id of found) {
    const entry = look.tree.entries.get(id);
    if (entry && isUnder(look.tree, entry, base.id)) yield* seen(look, [entry]);
  }
}

function* seen(look: Look, entries: Iterable<Entry>): Iterable<Entry> {
  for (const entry of entries) if (isSeen(look, entry)) yield entry;
}

function indexedBy(filter: Filter, look: Look): ReadonlySet<string> | undefined {
  if (filter.kind === "and") {
    for (const part of filter.of) {
      const found = indexedBy(part, look);
      if (found) return found;
    }
  }
  if (filter.kind === "or") return indexedByAll(filter.of, look);
  if (filter.kind !== "equal") return;
  const rule = attributeRule(filter.type);
  const value = rule && asserted(rule, filter.value, look);
  if (!rule || value === undefined) return;
  if (rule.key === "objectguid") return new Set([guidText(value)]);
  return foundBy(look.tree, rule.key, value);
}

/** What any of several parts may match, when each of them names a value that has an index. */
function indexedByAll(parts: readonly Filter[], look: Look): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const part of parts) {
    const found = indexedBy(part, look);
    if (!found) return;
    for (const id of found) all.add(id);
  }
  return all;
}
