import { keyOf } from "../entry-key.ts";
import { isGuid } from "../guid.ts";
import { keyFilter } from "../read/place.ts";
import type { Entry, WireFilter } from "../wire.ts";
import { type Call, searchFew } from "./call.ts";
import { refusal } from "./refusal.ts";

/** In one search. A filter of so many parts is far from what servers refuse. */
const perSearch = 100;

/**
 * Gives, by key, how records are named as values of other entries: by GUID where the server takes that, so that a rename
 * in between changes nothing, otherwise by the DN that is looked up now. Throws `reference-missing`.
 */
export async function referenceForms(
  call: Call,
  keys: readonly string[],
  field: string,
): Promise<ReadonlyMap<string, string>> {
  const { dialect } = call.context;
  if (keys.some((key) => !isGuid(key))) throw missingReference(field);
  if (dialect.address === "guid") return new Map(keys.map((key) => [key, `<GUID=${key}>`]));
  const entries = await entriesOf(call, keys, []);
  const forms = new Map([...entries].map(([key, { dn }]) => [key, dn]));
  if (keys.some((key) => !forms.has(key))) throw missingReference(field);
  return forms;
}

/** Makes the error for a reference that leads nowhere. */
export function missingReference(field: string): Error {
  return refusal("reference-missing", "refers to something that is not in the directory", {
    field,
    rule: "reference",
    advice: "Make what it refers to first, or plan again from a new read.",
  });
}

/** Reads the entries of many keys, by key; those that are not there are missing from the answer. */
export async function entriesOf(
  call: Call,
  keys: readonly string[],
  attributes: readonly string[],
  and: readonly WireFilter[] = [],
): Promise<ReadonlyMap<string, Entry>> {
  const { dialect, root } = call.context;
  const found = new Map<string, Entry>();
  const known = keys.filter(isGuid);
  for (let at = 0; at < known.length; at += perSearch) {
    const or = known.slice(at, at + perSearch).map((key) => keyFilter(dialect, key));
    const entries = await searchFew(call, {
      base: root.defaultNamingContext,
      scope: "subtree",
      filter: { and: [{ or }, ...and] },
      attributes: [dialect.key.attribute, ...attributes],
    });
    for (const entry of entries) {
      const key = keyOf(entry, dialect);
      if (key !== undefined) found.set(key, entry);
    }
  }
  return found;
}
