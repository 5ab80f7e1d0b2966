import type { KeyedEntry, KeyedText } from "../keyed-text.ts";
import type { StoreSpace } from "../store.ts";
import type { Base, Place } from "./base.ts";
import { entryOrder, type FileEntry } from "./entry.ts";

/** What a read goes by: the base, and what the log has changed since. */
export interface MergeSource {
  readonly base: Pick<Base, "from">;
  readonly changes: KeyedText;
}

/** Gives the entries of one space whose keys start with `prefix`, in order, many at a time. */
export function mergedEntries(
  source: MergeSource,
  space: StoreSpace,
  prefix: string,
): AsyncIterable<readonly FileEntry[]> {
  const changes = inSpace(space, source.changes.entries(space, prefix));
  const wanted = (entry: Place): boolean => entry.space === space && entry.key.startsWith(prefix);
  return merge(source.base.from({ space, key: prefix }), changes, wanted);
}

/** Gives all entries of all spaces, in order, many at a time. */
export function allEntries(source: MergeSource): AsyncIterable<readonly FileEntry[]> {
  const changes = source.changes
    .spaces()
    .flatMap((space) => inSpace(space, source.changes.entries(space, "")));
  return merge(source.base.from(), changes, () => true);
}

/** An entry, or with the text `null` the word that there is none. */
type Changed = Place & Pick<KeyedEntry, "text">;

function inSpace(space: StoreSpace, entries: readonly KeyedEntry[]): readonly Changed[] {
  return entries.map(({ key, text }) => ({ space, key, text }));
}

async function* merge(
  base: AsyncIterable<readonly FileEntry[]>,
  changes: readonly Changed[],
  wanted: (entry: Place) => boolean,
): AsyncGenerator<readonly FileEntry[]> {
  let next = 0;
  for await (const entries of base) {
    const last = entries.at(-1);
    if (next === changes.length && last && wanted(last)) {
      yield entries;
      continue;
    }
    const merged: FileEntry[] = [];
    let ended = false;
    for (const entry of entries) {
      ended = !wanted(entry);
      if (ended) break;
      next = addBefore(merged, changes, { from: next, entry });
      const change = changes[next - 1];
      if (!change || entryOrder(change, entry) !== 0) merged.push(entry);
    }
    yield merged;
    if (ended) break;
  }
  const rest: FileEntry[] = [];
  addBefore(rest, changes, { from: next, entry: undefined });
  yield rest;
}

/** Adds the changes that come before an entry (all, when there is none), and tells where the others start. */
function addBefore(
  merged: FileEntry[],
  changes: readonly Changed[],
  { from, entry }: { readonly from: number; readonly entry: Place | undefined },
): number {
  let next = from;
  for (let change = changes[next]; change; change = changes[++next]) {
    const order = entry ? entryOrder(change, entry) : -1;
    if (order > 0) break;
    if (change.text !== null) merged.push({ ...change, text: change.text });
    // A change of the very entry comes in its place.
    if (order === 0) return next + 1;
  }
  return next;
}
