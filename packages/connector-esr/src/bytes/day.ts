import type { LocalDate } from "@rollcall/core";
import { fieldEnd, fieldStart, type Row } from "./row.ts";

/** A calendar day as the number `yyyymmdd`, such as 20261120; 0 when there is none: an end that is open. */
export type Day = number;

const invalid = -1;
const zero = 0x30;
/** Oracle's end of time is 31 December 4712, and means that there is no end. */
const endOfTime = 4712_00_00;
/** The days of two centuries are written once; few others occur. */
const firstYear = 1900;
const perMonth = 31;
const perYear = 12 * perMonth;
const written: (LocalDate | undefined)[] = new Array(200 * perYear).fill(undefined);

/** Reads `yyyyMMdd`; 0 when the field is empty or holds Oracle's end of time, -1 when it is no date. */
export function dayAt(row: Row, column: number): Day {
  const start = fieldStart(row, column);
  const length = fieldEnd(row, column) - start;
  if (length === 0) return 0;
  if (length !== 8) return invalid;
  const { buffer } = row;
  const high = twoDigits(buffer, start) * 100 + twoDigits(buffer, start + 2);
  const month = twoDigits(buffer, start + 4);
  const date = twoDigits(buffer, start + 6);
  if (!(high >= 0 && month >= 0 && date >= 0)) return invalid;
  const day = (high * 100 + month) * 100 + date;
  if (day > endOfTime) return 0;
  return isDate(high, month, date) ? day : invalid;
}

/** So low where there are others than digits that what it is part of is below 0. */
function twoDigits(buffer: Uint8Array, at: number): number {
  const tens = (buffer[at] as number) - zero;
  const ones = (buffer[at + 1] as number) - zero;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -10_000 : tens * 10 + ones;
}

/** Tells whether a number is a day of the calendar, from 1800 on. */
export function isDay(day: number): boolean {
  return isDate(Math.trunc(day / 10_000), Math.trunc(day / 100) % 100, day % 100);
}

function isDate(year: number, month: number, date: number): boolean {
  if (year < 1800 || month < 1 || month > 12 || date < 1) return false;
  if (date <= 28) return true;
  if (month !== 2)
    return date <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  return date === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Writes a day as `YYYY-MM-DD`. Equal days share one string, mostly. */
export function writeDay(day: Day): LocalDate {
  const years = Math.trunc(day / 10_000) - firstYear;
  const place = years * perYear + ((Math.trunc(day / 100) % 100) - 1) * perMonth + (day % 100) - 1;
  const known = written[place];
  if (known !== undefined) return known;
  const digits = String(day);
  const made = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  if (place >= 0 && place < written.length) written[place] = made;
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
