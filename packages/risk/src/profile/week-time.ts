const hour = 3_600_000;
const dayLength = 24 * hour;
const quarterHours = 6;

/** A time of the week, as London's clocks show it. */
export interface WeekTime {
  /** The time of day as a share of it: 0 at midnight, 0.5 at noon. */
  readonly day: number;
  readonly isWeekend: boolean;
  /** The quarter of the day, from 0 to 3. */
  readonly quarter: number;
}

/** Gives the time of the week of an instant in milliseconds since 1970, in Europe/London. */
export function weekTime(at: number): WeekTime {
  const local = at + (isSummer(at) ? hour : 0);
  const days = Math.floor(local / dayLength);
  const inDay = local - days * dayLength;
  // 1 Jan 1970 was a Thursday: Saturday is 2 days on.
  const weekday = (((days + 3) % 7) + 7) % 7;
  return {
    day: inDay / dayLength,
    isWeekend: weekday >= 5,
    quarter: Math.floor(inDay / (quarterHours * hour)),
  };
}

let [summerStart, summerEnd, yearStart, yearEnd] = [0, 0, 0, 0];

/**
 * British Summer Time runs from the last Sunday of March to that of October, 01:00 UTC (Summer Time Act 1972 as amended
 * in 2002).
 */
function isSummer(at: number): boolean {
  if (!(at >= yearStart && at < yearEnd)) {
    const year = new Date(at).getUTCFullYear();
    if (Number.isNaN(year)) return false;
    [yearStart, yearEnd] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
    [summerStart, summerEnd] = [lastSunday(year, 2), lastSunday(year, 9)];
  }
  return at >= summerStart && at < summerEnd;
}

/** The last Sunday of a month of 31 days, at 01:00 UTC. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * dayLength;
}
