import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
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
