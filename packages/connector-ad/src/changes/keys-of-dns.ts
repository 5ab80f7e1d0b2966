import type { DirectoryContext } from "../context.ts";
import { keyOf } from "../entry-key.ts";
import { readEntry } from "../read-entry.ts";

/** Asks for the keys of objects by their DNs, one by one; what is not there has none to be told. */
export async function findKeysOfDNs(
  { wire, dialect }: DirectoryContext,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const keys: string[] = [];
  const attributes = [dialect.key.attribute];
  for (const base of names) {
    const entry = await readEntry(wire, { base, attributes, signal });
    const key = entry && keyOf(entry, dialect);
    if (key !== undefined) keys.push(key);
  }
  return keys;
}
