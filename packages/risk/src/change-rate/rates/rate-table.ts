import { slots } from "../slots.ts";
import { belief, count, counted, forget, halfDayOf, newRate, type Rate } from "./rate.ts";
import { type Belief, surprise } from "./surprise.ts";

/** What is seen of a rate once a change is counted. */
export interface RateReading {
  /** Changes in the window, this one included. */
  readonly count: number;
  /** How many were expected of a window. */
  readonly expected: number;
  /** −log2 of the probability of at least so many. */
  readonly bits: number;
}

/** Many rates by key, in bounded memory: 24 bytes each, 8 for the order of use, and the key. */
export interface RateTable {
  /** Counts one change of a key, at an instant in milliseconds since 1970. */
  count(key: string, at: number, prior: Belief): RateReading;
  /** Reads what counting `more` changes at once would come to, and counts nothing. */
  expect(key: string, at: number, options: { prior: Belief; more: number }): RateReading;
  /** How many keys are remembered. */
  readonly size: number;
}

/**
 * Makes a table of rates. Once it is full, the key that was counted longest ago is forgotten, and begins anew should it
 * come again. Each call takes the same time, however much was counted before.
 */
export function rateTable(capacity: number): RateTable {
  const columns = {
    alpha: new Float64Array(capacity),
    beta: new Float64Array(capacity),
    t: new Uint32Array(capacity),
    now: new Uint16Array(capacity),
    before: new Uint16Array(capacity),
  };
  const places = slots(capacity);

  const load = (slot: number): Rate => ({
    alpha: columns.alpha[slot] ?? 0,
    beta: columns.beta[slot] ?? 0,
    t: columns.t[slot] ?? 0,
    now: columns.now[slot] ?? 0,
    before: columns.before[slot] ?? 0,
  });
  const keep = (slot: number, rate: Rate): void => {
    columns.alpha[slot] = rate.alpha;
    columns.beta[slot] = rate.beta;
    columns.t[slot] = rate.t;
    columns.now[slot] = rate.now;
    columns.before[slot] = rate.before;
  };

  return {
    count: (key, at, prior) => {
      const known = places.use(key);
      const slot = known ?? places.put(key);
      const rate = known === undefined ? newRate(halfDayOf(at)) : load(slot);
      const counting = count(forget(rate, halfDayOf(at), prior));
      keep(slot, counting);
      return reading(counting, prior);
    },
    expect: (key, at, { prior, more }) => {
      const slot = places.find(key);
      const rate = slot === undefined ? newRate(halfDayOf(at)) : load(slot);
      return reading(forget(rate, halfDayOf(at), prior), prior, more);
    },
    get size() {
      return places.size;
    },
  };
}

function reading(rate: Rate, prior: Belief, more = 0): RateReading {
  const believed = belief(rate, prior);
  const seen = counted(rate) + more;
  return {
    count: seen,
    expected: believed.alpha / believed.beta,
    bits: surprise(seen, believed),
  };
}
