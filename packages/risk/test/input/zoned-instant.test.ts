import { expect, test } from "vitest";
import { zonedInstant } from "../../src/input/zoned-instant.ts";

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
