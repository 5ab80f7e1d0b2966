import type { DirectoryContext } from "./context.ts";
import { dnKey } from "./dn-key.ts";
import { keyOf } from "./entry-key.ts";
import { entryDN } from "./extended-dn.ts";
import { readEntry } from "./read-entry.ts";
import { searchOnce } from "./search-once.ts";

/** DNs in one filter. */
const atOnce = 50;

/** Asks for the stable key of the object with this SID; `undefined` when it cannot be seen. */
export async function findKeyOfSid(
  { wire, dialect }: DirectoryContext,
  sid: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const base = `<SID=${sid}>`;
  const entry = await readEntry(wire, { base, attributes: [dialect.key.attribute], signal });
  return entry && keyOf(entry, dialect);
}

/** Asks OpenLDAP for the stable keys of entries by their DNs, and gives them by {@link dnKey}. */
export async function findKeysOfNames(
  { wire, dialect, settings }: DirectoryContext,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let at = 0; at < names.length; at += atOnce) {
    const or = names.slice(at, at + atOnce).map((value) => ({ equal: "entryDN", value }) as const);
    const search = {
      base: settings.baseDN,
      scope: "subtree",
      filter: { or },
      attributes: [dialect.key.attribute],
    } as const;
    for (const entry of (await searchOnce(wire, search, { signal })).entries) {
      const key = keyOf(entry, dialect);
      if (key !== undefined) found.set(dnKey(entryDN(entry)), key);
    }
  }
  return found;
}
