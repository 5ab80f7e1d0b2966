import type { Link } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { linksFrom, linksTo } from "../tree/linked.ts";
import { holds } from "./holds.ts";
import type { Look } from "./look.ts";

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
export function isLinked(look: Look, { from, attribute, to }: Link): boolean {
  const state = linksFrom(look.tree.links, from, attribute).get(to);
  return state !== undefined && holds(look, state) && isAwake(look, from) && isAwake(look, to);
}

// Links of deleted entries sleep, and wake when the entry is restored.
function isAwake({ tree, deactivated }: Look, id: string): boolean {
  const entry = tree.entries.get(id);
  return entry !== undefined && (deactivated || !isDeleted(entry));
}
