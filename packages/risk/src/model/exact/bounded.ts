/** A map that keeps at most so many entries. Bare data, because there are several for each person. */
export interface Bounded<Key, Value extends Passed> {
  readonly entries: Map<Key, Value>;
  /** At least 1. */
  readonly cap: number;
  /** Where the search for an entry to forget goes on. */
  hand: MapIterator<[Key, Value]> | undefined;
}

/** What an entry needs so that it can be forgotten in its turn. */
export interface Passed {
  /** Whether it came up again since the search for an entry to forget last passed it. */
  again: boolean;
}

/**
 * Puts a new entry into a bounded map. A full one first forgets an entry that did not come up again since the search
 * last passed it (the clock algorithm), and gives that one. Constant time on average, however many new entries come.
 */
export function put<Key, Value extends Passed>(
  bounded: Bounded<Key, Value>,
  key: Key,
  value: Value,
): readonly [Key, Value] | undefined {
  const forgotten = bounded.entries.size < bounded.cap ? undefined : forgetOne(bounded);
  bounded.entries.set(key, value);
  return forgotten;
}

/** Passes every entry at most twice: what it passes counts as not come up again. */
function forgetOne<Key, Value extends Passed>(
  bounded: Bounded<Key, Value>,
): readonly [Key, Value] | undefined {
  while (bounded.entries.size > 0) {
    bounded.hand ??= bounded.entries.entries();
    const next = bounded.hand.next();
    if (next.done) {
      bounded.hand = undefined;
    } else if (next.value[1].again) {
      next.value[1].again = false;
    } else {
      bounded.entries.delete(next.value[0]);
      return next.value;
    }
  }
  return undefined;
}
