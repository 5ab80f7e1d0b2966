import type { LocalDate } from "@rollcall/core";
import { fieldEnd, fieldStart, type Row } from "./row.ts";

/** A calendar day as the number `yyyymmdd`, such as 20261120; 0 when there is none: an end that is open. */
export type Day = number;

const invalid = -1;
const zero = 0x30;
/** Oracle's end of time is 31 December 4712, and means that there is no end. */
const endOfTime = 4712_00_00;
const written = new Map<Day, LocalDate>();

/** Reads `yyyyMMdd`; 0 when the field is empty or holds Oracle's end of time, -1 when it is no date. */
export function dayAt(row: Row, column: number): Day {
  const start = fieldStart(row, column);
  const length = fieldEnd(row, column) - start;
  if (length === 0) return 0;
  if (length !== 8) return invalid;
  let day = 0;
  for (let at = start; at < start + 8; at++) {
    const digit = (row.buffer[at] as number) - zero;
    if (digit < 0 || digit > 9) return invalid;
    day = day * 10 + digit;
  }
  if (day > endOfTime) return 0;
  return isDay(day) ? day : invalid;
}

/** Tells whether a number is a day of the calendar, from 1800 on. */
export function isDay(day: number): boolean {
  const year = Math.trunc(day / 10_000);
  const month = Math.trunc(day / 100) % 100;
  const date = day % 100;
  if (year < 1800 || month < 1 || month > 12 || date < 1) return false;
  return date <= 28 || date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Writes a day as `YYYY-MM-DD`. Equal days share one string. */
export function writeDay(day: Day): LocalDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const digits = String(day);
  const made = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  written.set(day, made);
  return made;
}

/** Reads `YYYY-MM-DD` as a day, or gives `undefined` when it is none. */
export function parseDay(date: string): Day | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Number(date.replaceAll("-", "")) : 0;
  return isDay(day) ? day : undefined;
}

/** Tells the day so many days after another. */
export function addDays(day: Day, days: number): Day {
  const year = Math.trunc(day / 10_000);
  const month = Math.trunc(day / 100) % 100;
  const moved = new Date(Date.UTC(year, month - 1, (day % 100) + days));
  return moved.getUTCFullYear() * 10_000 + (moved.getUTCMonth() + 1) * 100 + moved.getUTCDate();
}

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Tells which day it is in Europe/London at an instant. */
export function londonDay(instant: Date): Day {
  const parts = new Map(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return Number(`${parts.get("year")}${parts.get("month")}${parts.get("day")}`);
}
