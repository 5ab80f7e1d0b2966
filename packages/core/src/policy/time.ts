import { Temporal } from "temporal-polyfill";
import { ConnectorError } from "../errors.ts";
import type { Instant, LocalDate } from "../model/value.ts";

const zone = "Europe/London";
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// A run meets a few thousand dates and a handful of distances, a million times over.
const added = new Map<number, Map<LocalDate, LocalDate>>();
const days = new Map<string, boolean>();

/** Gives the date in Europe/London at an instant. Throws `invalid-options` when it is not an instant. */
export function londonDate(asOf: Instant): LocalDate {
  try {
    return Temporal.Instant.from(asOf).toZonedDateTimeISO(zone).toPlainDate().toString();
  } catch (cause) {
    throw new ConnectorError({
      code: "invalid-options",
      message: "asOf is not an instant",
      advice: "Give ISO 8601 in UTC, such as 2026-11-21T07:00:00Z.",
      where: { field: "asOf" },
      cause,
    });
  }
}

/**
 * Adds days to a date; `count` may be negative. Stops at the first and the last day that can be compared as text,
 * since sources write *never* as a date near the end of time. Throws RangeError when `date` is not a date of the calendar.
 */
export function addDays(date: LocalDate, count: number): LocalDate {
  let known = added.get(count);
  if (!known) {
    known = new Map();
    added.set(count, known);
  }
  let sum = known.get(date);
  if (sum === undefined) {
    const { year, text } = shifted(date, count);
    sum = year > 9999 ? "9999-12-31" : year < 0 ? "0000-01-01" : text;
    known.set(date, sum);
  }
  return sum;
}

/** Tells whether a text is a date of the calendar, `YYYY-MM-DD`; only such dates may be compared as text. */
export function isDate(text: string): boolean {
  let known = days.get(text);
  if (known === undefined) {
    known = /^\d{4}-\d\d-\d\d$/.test(text) && exists(text);
    days.set(text, known);
  }
  return known;
}

/** Writes a date for people: `21 Nov 2026`. */
export function formatDate(date: LocalDate): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** Gives the instant at which a day begins in Europe/London, also on the two days a year when the clocks change. */
export function startOfDay(date: LocalDate): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString();
}

function shifted(date: LocalDate, count: number): { year: number; text: string } {
  const day = Temporal.PlainDate.from(date).add({ days: count });
  return { year: day.year, text: day.toString() };
}

function exists(text: string): boolean {
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}
