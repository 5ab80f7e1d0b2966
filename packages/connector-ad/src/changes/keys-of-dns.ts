import type { DirectoryContext } from "../context.ts";
import { keyOf } from "../entry-key.ts";
import { searchOnce } from "../search-once.ts";

/** Asks for the keys of objects by their DNs, one by one; what is not there has none to be told. */
export async function findKeysOfDNs(
  { wire, dialect }: DirectoryContext,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const base of names) {
    const search = {
      base,
      scope: "base",
      filter: { present: "objectClass" },
      attributes: [dialect.key.attribute],
    } as const;
    const [entry] = (await searchOnce(wire, search, { signal })).entries;
    const key = entry && keyOf(entry, dialect);
    if (key !== undefined) keys.push(key);
  }
  return keys;
}
