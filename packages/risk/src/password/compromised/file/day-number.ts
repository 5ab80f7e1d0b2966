import type { LocalDate } from "@rollcall/core";

const dayLength = 86_400_000;

/** Counts the days from 1 January 1970 to a date. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / dayLength;
}

/** Gives the date so many days after 1 January 1970. */
export function dateOfDay(days: number): LocalDate {
  return new Date(days * dayLength).toISOString().slice(0, 10);
}
