import fc from "fast-check";
import { expect, test } from "vitest";
import { keyIndex } from "../../src/correlate/key-index.ts";
import { fingerprinter } from "../../src/fingerprint.ts";

const fingerprint = fingerprinter("seed");

test("an index finds what a map from key to numbers finds, in the same order", () => {
  const entry = fc.tuple(fc.string({ maxLength: 3 }), fc.nat(2 ** 31 - 1));
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 400 }),
      fc.array(fc.string({ maxLength: 3 })),
      (entries, others) => {
        const index = keyIndex();
        const map = new Map<string, number[]>();
        for (const [key, number] of entries) {
          index.add(fingerprint(key), number);
          map.set(key, [...(map.get(key) ?? []), number]);
        }
        expect(index.size).toBe(entries.length);
        for (const key of [...map.keys(), ...others]) {
          expect(index.all(fingerprint(key))).toEqual(map.get(key) ?? []);
          expect(index.first(fingerprint(key))).toBe(map.get(key)?.[0] ?? -1);
        }
      },
    ),
  );
});

test("keys that fall on one place are kept apart, also when the index grows around its end", () => {
  const index = keyIndex();
  const keys = Array.from({ length: 60 }, (_, number) => ({
    lo: 15 + 16 * (number % 3),
    hi: number,
  }));
  for (const [number, key] of keys.entries()) index.add(key, number);
  for (const [number, key] of keys.entries()) expect(index.all(key)).toEqual([number]);
});

test("half a million different texts have different fingerprints", () => {
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
