import type { Belief } from "./surprise.ts";

/**
 * Half a day, in milliseconds. Changes are counted by half-days; the window is the one under way and the one before it.
 */
export const halfDay: number = 12 * 60 * 60 * 1000;

/**
 * The half-life of what was learnt, in half-days. Our choice: four weeks, so that a month's rhythm is seen and last
 * year's is not.
 */
const halfLife = 56;

const kept = 2 ** (-1 / halfLife);

/**
 * The most that a rate is believed: as if ten changes had been seen. Our choice. People and batch runs are less even
 * than a Poisson process; with this, a day of three to four times the usual size is not yet an alarm.
 */
const mostShape = 10;

/**
 * The most changes that one half-day teaches, unless twice what was expected of a whole day is more: about what is no
 * alarm yet. Our choice.
 */
const mostLearnt = 20;

/**
 * A count of changes that forgets: 24 bytes of memory in a {@link RateTable}. Times and rates are in half-days and
 * windows.
 */
export interface Rate {
  /** How many changes were learnt, with forgetting; the prior comes on top. */
  readonly alpha: number;
  /** In how many windows, likewise; below 0 until a half-day was seen to its end. */
  readonly beta: number;
  /** The half-day under way, counted from 1970. */
  readonly t: number;
  /** Changes of the half-day under way, and of the one before it. Neither is learnt yet. */
  readonly now: number;
  readonly before: number;
}

/** The most that a half-day counts, so that it takes 16 bits. Caps of rules stay below it. */
export const mostCounted = 0xffff;

/** Gives the half-day that an instant, in milliseconds since 1970, lies in. */
export function halfDayOf(at: number): number {
  return Math.floor(at / halfDay);
}

/**
 * Makes a rate of which nothing is known yet. The half-day before was not seen, so that learning that nothing happened
 * in it must teach nothing: it brings `beta` to 0.
 */
export function newRate(t: number): Rate {
  return { alpha: 0, beta: -0.5 / kept, t, now: 0, before: 0 };
}

/**
 * Moves a rate on to a later half-day: what leaves the window is learnt, and what was learnt fades. Going there in two
 * steps is the same as going in one. An earlier half-day changes nothing: for a rate, time does not go back.
 */
export function forget(rate: Rate, t: number, prior: Belief): Rate {
  const steps = t - rate.t;
  if (steps <= 0) return rate;
  const once = learn(rate, rate.before, prior);
  if (steps === 1) return { ...once, t, now: 0, before: rate.now };
  const { alpha, beta } = learn(once, rate.now, prior);
  const faded = kept ** (steps - 2);
  return {
    alpha: alpha * faded,
    beta: beta * faded + (0.5 * (1 - faded)) / (1 - kept),
    t,
    now: 0,
    before: 0,
  };
}

/** Counts one more change. */
export function count(rate: Rate): Rate {
  return { ...rate, now: Math.min(rate.now + 1, mostCounted) };
}

/** How many changes are in the window. */
export function counted({ now, before }: Rate): number {
  return now + before;
}

/** What is believed of a rate apart from what is in the window. */
export function belief({ alpha, beta }: Rate, prior: Belief): Belief {
  const shape = prior.alpha + alpha;
  const share = Math.min(1, mostShape / shape);
  return { alpha: shape * share, beta: (prior.beta + Math.max(0, beta)) * share };
}

function learn(rate: Rate, changes: number, prior: Belief): Rate {
  // A mass change must not teach that mass changes are usual, so that a half-day teaches no more than would be no
  // alarm.
  const expected = (prior.alpha + rate.alpha) / (prior.beta + Math.max(0, rate.beta));
  const learnt = Math.min(changes, Math.max(mostLearnt, 2 * expected));
  return { ...rate, alpha: rate.alpha * kept + learnt, beta: rate.beta * kept + 0.5 };
}
