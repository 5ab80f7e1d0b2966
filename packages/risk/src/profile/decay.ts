/** What is learnt counts half after so many days. Our choice: a month of shifts, and a quarter after a season. */
export const halfLifeDays = 30;

/** A failure or a denied prompt counts half after so many seconds. Our choice, as in the exact model. */
export const recentHalfLife = 3_600;

// Beyond, less than 1e-10 of a count is left.
const furthestDay = 1_024;
const byDay = Float64Array.from({ length: furthestDay }, (_, day) => 2 ** (-day / halfLifeDays));

/** Gives what is left of a count after so many whole days: 1 for a day that is not later. */
export function leftAfterDays(days: number): number {
  if (days <= 0) return 1;
  return days < furthestDay ? (byDay[days] as number) : 0;
}
