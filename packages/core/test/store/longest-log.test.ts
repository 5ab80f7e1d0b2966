import { expect, test } from "vitest";
import { longestLog } from "../../src/store/file/longest-log.ts";

const megabyte = 1024 * 1024;

test("a log may grow with its base, within what is quickly read", () => {
  expect(longestLog(0)).toBe(4 * megabyte);
  expect(longestLog(160 * megabyte)).toBe(10 * megabyte);
  expect(longestLog(10_000 * megabyte)).toBe(32 * megabyte);
});
