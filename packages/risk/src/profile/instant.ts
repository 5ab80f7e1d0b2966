const dayLength = 86_400_000;
const lastSecond = 0xffff_ffff;
const lastDay = 0xffff;

/**
 * A stamp that lies more days than this ahead of the present was made by a wrong clock: it is set back. Any other that
 * is ahead of an event means that the event comes late. The exact model has the same limit.
 */
export const latestDays = 31;

/**
 * Gives the day of an instant, in days since 1970 UTC; an instant before that or after 2149 counts as of the first or
 * last such day.
 */
export function dayOf(at: number): number {
  const day = Math.floor(at / dayLength);
  return day > 0 ? Math.min(day, lastDay) : 0;
}

/** Gives the second of an instant since 1970, held to what a profile can keep: until the year 2106. */
export function secondOf(at: number): number {
  const second = Math.floor(at / 1000);
  return second > 0 ? Math.min(second, lastSecond) : 0;
}
