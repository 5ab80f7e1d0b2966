import type { Entry } from "./entry.ts";
import { rdnText } from "./own-name.ts";
import type { Tree } from "./tree.ts";

/** Writes the whole name of an entry. */
export function dnOf(tree: Tree, entry: Entry): string {
  const above = entry.parent === null ? undefined : tree.entries.get(entry.parent);
  return above ? `${rdnText(entry)},${dnOf(tree, above)}` : rdnText(entry);
}

/** Tells whether an entry is at or below another. */
export function isUnder(tree: Tree, entry: Entry, top: string): boolean {
  for (let at: Entry | undefined = entry; at; at = above(tree, at)) if (at.id === top) return true;
  return false;
}

/** Gives the entry above another. */
export function above(tree: Tree, { parent }: Entry): Entry | undefined {
  return parent === null ? undefined : tree.entries.get(parent);
}
