import { describe, expect, test } from "vitest";
import { millisecondsOfInterval } from "../src/interval.ts";

describe("a span of time of a policy", () => {
  test.each([
    ["-864000000000", 86_400_000],
    ["-18000000000", 1_800_000],
    ["0", 0],
    ["-9223372036854775808", undefined],
    // 999 days, the most that the domain's policy takes.
    ["-863136000000000", 86_313_600_000],
  ])("%s", (text, milliseconds) => {
    expect(millisecondsOfInterval(text)).toBe(milliseconds);
  });

  test.each(["864000000000", "", "-1.5", "-99999999999999999999", "x"])(
    "%s is an error without the value",
    (text) => {
      expect(() => millisecondsOfInterval(text)).toThrow(
        expect.objectContaining({
          code: "invalid-value",
          message: "a span of time of a password policy is not a negative number",
        }),
      );
    },
  );
});
