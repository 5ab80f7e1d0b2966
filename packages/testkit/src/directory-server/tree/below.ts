import type { Entry } from "./entry.ts";
import type { Tree } from "./tree.ts";

/** Gives the entries right below one. */
export function* childrenOf(tree: Tree, id: string): Iterable<Entry> {
  for (const child of tree.children.get(id)?.values() ?? []) {
    const entry = tree.entries.get(child);
    if (entry) yield entry;
  }
}

/** Gives an entry and all below it, each after the one above it. */
export function* withDescendants(tree: Tree, entry: Entry): Iterable<Entry> {
  yield entry;
  for (const child of childrenOf(tree, entry.id)) yield* withDescendants(tree, child);
}
