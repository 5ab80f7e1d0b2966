import { matchKey } from "../schema/match-key.ts";
import { attributeRule } from "../schema/schema.ts";
import type { Entry } from "./entry.ts";
import type { Tree } from "./tree.ts";

/** Attributes that entries are found by without a look at each of them. */
const indexed: ReadonlySet<string> = new Set([
  "samaccountname",
  "userprincipalname",
  "objectsid",
  "mail",
  "proxyaddresses",
  "employeeid",
  "employeenumber",
  "cn",
  "displayname",
  "uid",
]);

/** Enters an entry into the indexes, or takes it out of them. */
export function indexEntry({ indexes }: Tree, entry: Entry, present: boolean): void {
  for (const key of indexed) {
    const values = entry.attributes.get(key);
    if (values === undefined) continue;
    const index = indexes.get(key) ?? new Map<string, Set<string>>();
    indexes.set(key, index);
    for (const value of values) indexValue(index, { key: valueKey(key, value), entry, present });
  }
}

/** Finds the entries that keep a value; `undefined` when the attribute has no index. */
export function foundBy(
  { indexes }: Tree,
  key: string,
  value: string,
): ReadonlySet<string> | undefined {
  if (!indexed.has(key)) return;
  return indexes.get(key)?.get(valueKey(key, value)) ?? none;
}

const none: ReadonlySet<string> = new Set();

function valueKey(key: string, value: string): string {
  const rule = attributeRule(key);
  return rule ? matchKey(rule, value) : value;
}

interface IndexedValue {
  readonly key: string;
  readonly entry: Entry;
  readonly present: boolean;
}

function indexValue(index: Map<string, Set<string>>, { key, entry, present }: IndexedValue): void {
  const held = index.get(key) ?? new Set();
  if (present) held.add(entry.id);
  else held.delete(entry.id);
  if (held.size > 0) index.set(key, held);
  else index.delete(key);
}
