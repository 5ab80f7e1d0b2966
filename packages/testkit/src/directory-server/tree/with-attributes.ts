import type { Entry } from "./entry.ts";

/** Gives an entry with some attributes in place of what it kept of them; an empty list takes one away. */
export function withAttributes(
  entry: Entry,
  changed: Readonly<Record<string, readonly string[]>>,
): Entry {
  const attributes = new Map(entry.attributes);
  for (const [key, values] of Object.entries(changed)) {
    if (values.length > 0) attributes.set(key, values);
    else attributes.delete(key);
  }
  return { ...entry, attributes };
}
