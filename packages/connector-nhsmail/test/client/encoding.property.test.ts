import fc from "fast-check";
import { expect, test } from "vitest";
import { linkedAddress, relativeAddress } from "../../src/client/address.ts";
import { backoff, retryAfter } from "../../src/client/retry-after.ts";

const segment = fc
  .string({ unit: "grapheme", minLength: 1 })
  .filter((one) => !/^\.{1,2}$/.test(one));
const text = fc.string({ unit: "grapheme" });

test("whatever stands in an identifier or a value is read back from the address as it was", () => {
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      fc.dictionary(text, text, { maxKeys: 3 }),
      (path, query) => {
        const address = relativeAddress({ method: "GET", path, query });
        const read = new URL(linkedAddress("https://localhost:4", `https://localhost:4${address}`));
        expect(read.pathname.slice(1).split("/").map(decodeURIComponent)).toEqual(path);
        expect(read.hash).toBe("");
        const values = [...new URLSearchParams(read.search.replaceAll("+", "%2B"))];
        expect(values.toSorted()).toEqual(Object.entries(query).toSorted());
      },
    ),
  );
});

test("half of a character is replaced, and no address fails for it", () => {
  expect(relativeAddress({ method: "GET", path: ["users", "\ud800"] })).toBe("/users/%EF%BF%BD");
});

test("a wait that Graph asks for is never shortened, and one that it does not is within its bounds", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.nat(), (seconds, now) => {
      const read = retryAfter(seconds.toFixed(3), now);
      expect(read).toBeGreaterThanOrEqual(Number(seconds.toFixed(3)) * 1_000 - 1e-6);
      expect(read).toBeLessThanOrEqual(seconds * 1_000 + 2);
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const wait = backoff(attempt, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(300_000, 1_000 * 2 ** (attempt - 1)));
      },
    ),
  );
});

test.each(["", " ", "soon", "-5", "1e3", "NaN", "Infinity", "0x10", "1,5"])(
  "Retry-After %o says nothing",
  (header) => {
    expect(retryAfter(header, 0)).toBeUndefined();
  },
);
