import fc from "fast-check";
import { expect, test } from "vitest";
import { keyIndex } from "../../src/correlate/key-index.ts";
import { fingerprinter } from "../../src/fingerprint.ts";

test("an index finds what a map from key to numbers finds, in the same order, however it grows", () => {
  const entry = fc.tuple(fc.string({ maxLength: 3 }), fc.nat(2 ** 31 - 1));
  const keys = fc.array(fc.string({ maxLength: 3 }));
  fc.assert(
    fc.property(fc.string(), fc.array(entry, { maxLength: 400 }), keys, (seed, entries, others) => {
      const index = keyIndex({ seed });
      const map = new Map<string, number[]>();
      for (const [key, number] of entries) {
        index.add(key, number);
        map.set(key, [...(map.get(key) ?? []), number]);
      }
      expect(index.size).toBe(entries.length);
      for (const key of [...map.keys(), ...others]) {
        expect(index.find(key)).toEqual(map.get(key) ?? []);
        expect(index.first(key)).toBe(map.get(key)?.[0] ?? -1);
      }
    }),
  );
});

test("half a million different texts have different fingerprints", () => {
  const fingerprint = fingerprinter("seed");
  const seen = new Set<string>();
  for (let number = 0; number < 500_000; number++) {
    const { lo, hi } = fingerprint(`esr:431:${number}`);
    seen.add(`${lo}/${hi}`);
  }
  expect(seen.size).toBe(500_000);
});

test("another seed gives other fingerprints", () => {
  const once = { ...fingerprinter("a")("the same text") };
  expect(fingerprinter("b")("the same text")).not.toEqual(once);
});
