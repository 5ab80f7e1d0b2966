const dayLength = 86_400_000;

/**
 * A day that is so much later than an event is taken for an error of some clock, and not for a day on which the value
 * was counted.
 */
const furthest = 31;

/** Gives the day of an instant, in days since 1970 UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / dayLength);
}

/**
 * Tells whether a value may be counted on a day, when it was last counted on another: once a day, and not for an event
 * that comes late, of a day before. Should an event from the future have been counted, that holds events up for 31 days
 * at most.
 */
export function isNewDay(day: number, last: number | undefined): boolean {
  return last === undefined || day > last || day < last - furthest;
}
