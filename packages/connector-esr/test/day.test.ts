import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, parseDay, writeDay } from "../src/bytes/day.ts";

test("a day is written as it is read, on both sides of the centuries whose days are kept, and the second time too", () => {
  const first = 1800_01_01;
  const centuries = 182_000;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: centuries }), (days) => {
      const day = addDays(first, days);
      const text = new Date(Date.UTC(1800, 0, 1 + days)).toISOString().slice(0, 10);
      for (let time = 0; time < 2; time++) expect(writeDay(day)).toBe(text);
      expect(parseDay(text)).toBe(day);
    }),
    {
      numRuns: 2000,
      examples: [18_991_231, 19_000_101, 20_991_231, 21_000_101].map((day) => [daysTo(day)]),
    },
  );
});

/** How many days after the first of 1800 a day is. */
function daysTo(day: number): number {
  const at = Date.UTC(Math.trunc(day / 10_000), (Math.trunc(day / 100) % 100) - 1, day % 100);
  return Math.round((at - Date.UTC(1800, 0, 1)) / 86_400_000);
}
