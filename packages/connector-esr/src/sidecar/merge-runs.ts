import { entryHash } from "./entry.ts";
import { firstFrom } from "./first-from.ts";
import type { Run } from "./runs.ts";
import type { Sort } from "./sort-entries.ts";

/** How many entries of all runs together are in memory, unless there are so many runs that each has the fewest. */
const mostHeld = 1 << 17;
const fewestHeld = 1 << 8;

interface Cursor {
  readonly run: Run;
  /** The entries from `at` up to `end` are still to be merged. */
  readonly words: Uint32Array;
  at: number;
  end: number;
  /** The first entry of the run that is not in `words` yet. */
  next: number;
}

/**
 * Merges runs, of which each is in order and all are in the order in which their entries were added, into pieces in order
 * of hash, then place. A piece holds until the next one is asked for. What of all runs comes before anything that is not in
 * memory is gathered and sorted by counting, which takes a third of the time of comparing run with run.
 */
export function* mergeRuns(runs: readonly Run[], sort: Sort): Generator<Uint32Array, void> {
  const held = Math.max(fewestHeld, Math.floor(mostHeld / runs.length));
  const cursors = runs.map((run) => {
    const words = new Uint32Array(Math.min(held, run.count) * 2);
    return { run, words, at: 0, end: 0, next: 0 };
  });
  const piece = new Uint32Array(cursors.reduce((sum, { words }) => sum + words.length, 0));
  for (;;) {
    for (const cursor of cursors) refill(cursor);
    const filled = gather(cursors, piece);
    if (filled === 0) return;
    const gathered = piece.subarray(0, filled);
    sort(gathered);
    yield gathered;
  }
}

function refill(cursor: Cursor): void {
  const { run, words, at, end, next } = cursor;
  words.copyWithin(0, at * 2, end * 2);
  const left = end - at;
  const count = Math.min(words.length / 2 - left, run.count - next);
  if (count > 0) run.read(next, words.subarray(left * 2, (left + count) * 2));
  cursor.at = 0;
  cursor.end = left + count;
  cursor.next = next + count;
}

/** Takes, run after run, what comes before all that is not in memory; gives how many words that were. */
function gather(cursors: readonly Cursor[], piece: Uint32Array): number {
  const border = borderOf(cursors);
  let filled = 0;
  for (const [number, cursor] of cursors.entries()) {
    const { words, at, end } = cursor;
    const hashAt = (index: number): number => entryHash(words, index);
    const least = border.hash + (number <= border.number ? 1 : 0);
    cursor.at = firstFrom({ from: at, to: end }, hashAt, least);
    piece.set(words.subarray(at * 2, cursor.at * 2), filled);
    filled += (cursor.at - at) * 2;
  }
  return filled;
}

/** Finds the first of the last entries in memory of those runs that go on, by hash, then number of the run. */
function borderOf(cursors: readonly Cursor[]): { readonly hash: number; readonly number: number } {
  let border = { hash: Number.POSITIVE_INFINITY, number: -1 };
  for (const [number, { run, words, end, next }] of cursors.entries()) {
    if (next === run.count) continue;
    const hash = entryHash(words, end - 1);
    if (hash < border.hash) border = { hash, number };
  }
  return border;
}
