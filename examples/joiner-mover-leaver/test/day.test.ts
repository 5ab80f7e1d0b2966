import { expect, test } from "vitest";
import { dayAt, londonTime, longDate } from "../src/day.ts";

test("the calendar begins on a Sunday", () => {
  expect(longDate(dayAt(0).date)).toBe("Sunday 22 Nov 2026");
});

test("every day begins at seven in London, and the plan is approved five minutes later", () => {
  for (let number = 0; number < 400; number++) {
    const { asOf, approvedAt, expires } = dayAt(number);
    expect(londonTime(asOf)).toMatch(/ 07:00$/);
    expect(londonTime(approvedAt)).toMatch(/ 07:05$/);
    expect(londonTime(expires)).toMatch(/ 19:00$/);
  }
});
