import {
  addDays,
  formatDate,
  type Instant,
  type LocalDate,
  londonDate,
  startOfDay,
} from "@rollcall/core";

/** One day of the example's own calendar; nothing in it comes from the computer's clock. */
export interface Day {
  /** 0 is the day of the first load. */
  readonly number: number;
  readonly date: LocalDate;
  /** 07:00 in London: the moment for which the day's plan is made. */
  readonly asOf: Instant;
  /** Five minutes later: the plan is approved, and applied at once. */
  readonly approvedAt: Instant;
  /** The approval ends in the evening. */
  readonly expires: Instant;
}

/** A Sunday: the first load comes at the weekend, and the week begins with new starters. */
export const firstDate: LocalDate = "2026-11-22";

const minute = 60_000;
const hour = 60 * minute;

/** Gives a day of the calendar. */
export function dayAt(number: number): Day {
  const date = addDays(firstDate, number);
  // Counted from the day's end, which is right on the two days a year when the clocks change, too.
  const seven = Date.parse(startOfDay(addDays(date, 1))) - 17 * hour;
  return {
    number,
    date,
    asOf: instant(seven),
    approvedAt: instant(seven + 5 * minute),
    expires: instant(seven + 12 * hour),
  };
}

/** Writes a date for people: `Monday 23 Nov 2026`. */
export function longDate(date: LocalDate): string {
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
  return `${weekday.format(Date.parse(date))} ${formatDate(date)}`;
}

/** Writes an instant as London's clocks show it: `23 Nov 2026 07:05`. */
export function londonTime(at: Instant): string {
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Europe/London" });
  return `${formatDate(londonDate(at))} ${time.format(Date.parse(at))}`;
}

function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}
