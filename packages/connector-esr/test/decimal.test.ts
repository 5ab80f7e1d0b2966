import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal } from "../src/bytes/decimal.ts";

test("a whole number is written as String writes it, in one part or in many", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1, max: Number.MAX_SAFE_INTEGER }), (number) => {
      expect(decimal(number)).toBe(String(number));
    }),
    {
      examples: [-1, 0, 7, 999, 1000, 1007, 99_999, 1_000_000, 2 ** 31, 2 ** 53 - 1].map((n) => [
        n,
      ]),
    },
  );
});
