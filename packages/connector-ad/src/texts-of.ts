import { textOf } from "./value.ts";
import type { Entry } from "./wire.ts";

/** Gives the values of an attribute as texts; none where the entry has none, or is not there. */
export function textsOf(entry: Entry | undefined, attribute: string): readonly string[] {
  return (entry?.attributes.get(attribute.toLowerCase()) ?? []).map(textOf);
}
