import { type Entry, isDeleted } from "../tree/entry.ts";
import { type LinkState, linksFrom, linksTo } from "../tree/links.ts";
import type { Tree } from "../tree/tree.ts";

/** A tree as one request sees it. */
export interface Look {
  readonly tree: Tree;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Whether deleted entries are seen. */
  readonly deleted: boolean;
  /** Whether links that a deletion put to sleep are seen. */
  readonly deactivated: boolean;
  /** Whether links that end by themselves are written with the time that is left. */
  readonly timed: boolean;
  /** Whether the reader may see an entry. */
  readonly allowed: (entry: Entry) => boolean;
}

/** Tells whether a request sees an entry. */
export function isSeen(look: Look, entry: Entry): boolean {
  return (look.deleted || !isDeleted(entry)) && look.allowed(entry);
}

/** Gives the entries that an entry names by a link that holds. */
export function* namedBy(look: Look, id: string, attribute: string): Iterable<Entry> {
  if (!isAwake(look, id)) return;
  for (const [to, state] of linksFrom(look.tree.links, id, attribute)) {
    const entry = look.tree.entries.get(to);
    if (entry && holds(look, state) && isAwake(look, to)) yield entry;
  }
}

/** Gives the entries that name an entry by a link that holds. */
export function* naming(look: Look, id: string, attribute: string): Iterable<Entry> {
  if (!isAwake(look, id)) return;
  for (const from of linksTo(look.tree.links, id, attribute)) {
    const entry = look.tree.entries.get(from);
    const state = linksFrom(look.tree.links, from, attribute).get(id);
    if (entry && state && holds(look, state) && isAwake(look, from)) yield entry;
  }
}

/** Tells whether a link holds between two entries. */
export function isLinked(look: Look, from: string, attribute: string, to: string): boolean {
  const state = linksFrom(look.tree.links, from, attribute).get(to);
  return state !== undefined && holds(look, state) && isAwake(look, from) && isAwake(look, to);
}

/** Tells whether a link was not taken away and has not ended. */
export function holds({ now }: Pick<Look, "now">, { removed, until }: LinkState): boolean {
  return !removed && (until === undefined || until > now);
}

// Links of deleted entries sleep, and wake when the entry is restored.
function isAwake({ tree, deactivated }: Look, id: string): boolean {
  const entry = tree.entries.get(id);
  return entry !== undefined && (deactivated || !isDeleted(entry));
}
