import { expect, test } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { addDays, formatDate, isDate, londonDate, startOfDay } from "../../src/policy/time.ts";

test.each([
  ["2026-10-24T22:59:59Z", "2026-10-24"],
  ["2026-10-24T23:30:00Z", "2026-10-25"],
  ["2026-10-25T23:59:59Z", "2026-10-25"],
  ["2026-10-26T00:00:00Z", "2026-10-26"],
  ["2027-03-27T23:59:59Z", "2027-03-27"],
  ["2027-03-28T00:00:00Z", "2027-03-28"],
  ["2027-03-28T22:59:59Z", "2027-03-28"],
  ["2027-03-28T23:30:00Z", "2027-03-29"],
])("%s is on %s in London", (asOf, date) => {
  expect(londonDate(asOf)).toBe(date);
});

test("a run at 00:30 British Summer Time is on the new day although UTC is not", () => {
  expect(londonDate("2026-07-01T00:30:00+01:00")).toBe("2026-07-01");
});

test("something that is no instant is refused with what to write instead", () => {
  expect(() => londonDate("21/11/2026")).toThrow(ConnectorError);
  expect(() => londonDate("2026-11-21")).toThrow("asOf is not an instant");
});

test.each([
  ["2026-10-24", "2026-10-23T23:00:00Z"],
  ["2026-10-26", "2026-10-26T00:00:00Z"],
  ["2027-03-28", "2027-03-28T00:00:00Z"],
  ["2027-03-29", "2027-03-28T23:00:00Z"],
])("%s begins at %s", (date, instant) => {
  expect(startOfDay(date)).toBe(instant);
  expect(londonDate(instant)).toBe(date);
});

test("days are added across months, leap days and the days when the clocks change", () => {
  expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
});

test("a date that stands for never stays comparable as text", () => {
  expect(addDays("4712-12-31", 90)).toBe("4713-03-31");
  expect(addDays("9999-12-31", 1)).toBe("9999-12-31");
  expect(addDays("0000-01-01", -1)).toBe("0000-01-01");
});

test("only days of the calendar are dates", () => {
  expect(isDate("2028-02-29")).toBe(true);
  for (const text of ["2026-02-29", "2026-2-1", "20260201", "", "2026-02-01T00:00"]) {
    expect(isDate(text), text).toBe(false);
  }
});

test("dates are written for people", () => {
  expect(formatDate("2026-11-21")).toBe("21 Nov 2026");
  expect(formatDate("2027-01-05")).toBe("5 Jan 2027");
});
