import { expect, test } from "vitest";
import { instantOf, zonedInstant } from "../../src/input/instant.ts";

test.each([
  "2026-11-21T08:15:00Z",
  "2026-11-21T08:15Z",
  "2026-11-21T08:15:00.0000000Z",
  "2026-11-21T09:15:00+01:00",
])("%s is 08:15 on 21 Nov 2026 in UTC", (text) => {
  expect(zonedInstant(text)).toBe(Date.UTC(2026, 10, 21, 8, 15));
});

test.each([
  "2026-11-21",
  "2026-11-21T08:15:00",
  "21 Nov 2026 08:15 GMT",
  "2026-13-21T08:15:00Z",
  "2026-11-21T08:15:00Z ",
  "",
  undefined,
  1_000,
])("%j is no instant with a zone", (value) => {
  expect(zonedInstant(value)).toBeUndefined();
});

test.each([0, -1, 1.5, 8.64e15, -8.64e15])("%d milliseconds are an instant", (value) => {
  expect(instantOf(value)).toBe(value);
  expect(zonedInstant(value)).toBeUndefined();
});

test.each([8.64e15 + 1, -8.64e15 - 1, Number.NaN, Number.POSITIVE_INFINITY, "1000", true, {}])(
  "%s is no instant",
  (value) => {
    expect(instantOf(value)).toBeUndefined();
  },
);
