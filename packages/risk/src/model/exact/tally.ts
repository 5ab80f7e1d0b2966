import { type Bounded, type Passed, put } from "./bounded.ts";
import type { Value } from "./feature.ts";

/** How often each value of one level was counted, of one person or of everybody. */
export interface Tally extends Bounded<Value, Count> {
  /** The sum of the counts that are kept. */
  total: number;
}

/** One value's count, and the last day on which it was counted. */
export interface Count extends Passed {
  times: number;
  /** In days since 1970. */
  day: number;
}

/** Begins a tally that keeps at most `cap` values. */
export function emptyTally(cap: number): Tally {
  return { total: 0, entries: new Map(), cap, hand: undefined };
}

/**
 * Counts a value once. Gives the value that a full tally forgot for it; what was counted for that one is gone from the
 * total too.
 */
export function count(tally: Tally, value: Value, day: number): Value | undefined {
  tally.total++;
  const known = tally.entries.get(value);
  if (known) {
    known.times++;
    known.day = day;
    known.again = true;
    return undefined;
  }
  const forgotten = put(tally, value, { times: 1, day, again: false });
  tally.total -= forgotten?.[1].times ?? 0;
  return forgotten?.[0];
}
