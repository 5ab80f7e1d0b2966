import type { ValueCount } from "../../profile/values.ts";

/**
 * How many times likelier a value, of which nothing is known at any level, is for others than for the person: the 4 of
 * the authors' notebook (das-group/rba-algorithm).
 */
export const unseenRatio: number = 1 / 4;

/** How many kinds of values a group of people is taken to have besides those counted. Our choice. */
const unseenOfGroup = 5;

/**
 * Works out p(x|u) / p(x) for a value at one level, backing off to the level above.
 *
 *     p(x|u) = (own + escape · p(x|u, level above)) / (total + distinct)      escape = distinct + displaced
 *
 * which is Witten and Bell's estimate: whoever had many values has new ones. What may belong to displaced values counts
 * as new.
 */
export function personRatio(count: ValueCount, share: number, above: number): number {
  const { own, total, displaced, distinct } = count;
  if (distinct === 0) return above;
  return (own / share + (distinct + displaced) * above) / (total + distinct);
}

/** What is known of a value among people. */
export interface GroupCount {
  /** How often the group was counted with the value, and with any. */
  readonly count: number;
  readonly total: number;
  /** Of the value among all people. */
  readonly share: number;
}

/** Works out p(x|group) / p(x) likewise. */
export function groupRatio({ count, total, share }: GroupCount, above: number): number {
  return (count / share + unseenOfGroup * above) / (total + unseenOfGroup);
}
