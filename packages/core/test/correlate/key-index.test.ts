import fc from "fast-check";
import { expect, test } from "vitest";
import {
  correlationIndex,
  firstRuleRank,
  linkRank,
} from "../../src/correlate/correlation-index.ts";
import { keyIndex } from "../../src/correlate/key-index.ts";
import { fingerprinter } from "../../src/fingerprint.ts";

const entries = fc.array(
  fc.record({ key: fc.string({ unit: "grapheme", maxLength: 3 }), slot: fc.nat(2 ** 30 - 1) }),
  { maxLength: 200 },
);

test("an index finds what a map of lists finds, whatever was expected", () => {
  fc.assert(
    fc.property(
      entries,
      fc.string(),
      fc.nat(50),
      fc.array(fc.string()),
      (added, seed, expected, others) => {
        const index = keyIndex({ seed, expected });
        const map = new Map<string, number[]>();
        for (const { key, slot } of added) {
          index.add(key, slot);
          map.set(key, [...(map.get(key) ?? []), slot]);
        }
        const byFingerprint = keyIndex({ seed, expected });
        const fingerprint = fingerprinter(seed);
        for (const { key, slot } of added) byFingerprint.addFingerprint(fingerprint(key), slot);
        expect(index.size).toBe(added.length);
        for (const key of [...map.keys(), ...others]) {
          expect(index.first(key)).toBe(map.get(key)?.[0] ?? -1);
          expect(index.find(key)).toEqual(map.get(key) ?? []);
          expect(byFingerprint.find(key)).toEqual(map.get(key) ?? []);
          expect(index.firstByFingerprint(fingerprint(key))).toBe(index.first(key));
          const [one = -1, ...others] = map.get(key) ?? [];
          expect(index.only(key)).toBe(others.length === 0 ? one : -1);
          expect(index.onlyByFingerprint(fingerprint(key))).toBe(index.only(key));
        }
      },
    ),
  );
});

test("a key that 100,000 accounts share costs no more to add than others", () => {
  const index = keyIndex({ seed: "store-1" });
  for (let slot = 0; slot < 100_000; slot++) index.add("N/A", slot);
  expect(index.find("N/A")).toHaveLength(100_000);
  expect(index.find("n/a")).toEqual([]);
});

test("it grows from nothing and tells 200,000 keys apart, of which some share half of the fingerprint", () => {
  const index = keyIndex({ seed: "store-1" });
  const count = 200_000;
  for (let slot = 0; slot < count; slot++) index.add(`k${slot}`, slot);
  let wrong = 0;
  for (let slot = 0; slot < count; slot++) {
    const found = index.find(`k${slot}`);
    if (found.length !== 1 || found[0] !== slot) wrong++;
  }
  expect(wrong).toBe(0);
});

test("an index that was cleared holds nothing, takes little room, and can be filled again", () => {
  const index = keyIndex({ seed: "store-1", expected: 10_000 });
  for (let slot = 0; slot < 10_000; slot++) index.add(`k${slot % 5000}`, slot);
  index.clear();
  expect([index.size, index.first("k1"), index.find("k1")]).toEqual([0, -1, []]);
  expect(index.bytes).toBeLessThan(1000);
  index.add("k1", 7);
  expect([index.size, index.only("k1"), index.first("k2")]).toEqual([1, 7, -1]);
});

test("links and two rules cost at most 60 bytes for each account", () => {
  const count = 100_000;
  const index = correlationIndex({ seed: "store-1", rules: 2, expected: count });
  for (let slot = 0; slot < count; slot++) {
    index.addAccount(slot, linkRank, `p${slot}`);
    index.addAccount(slot, firstRuleRank, `s${slot}`);
    index.addAccount(slot, firstRuleRank + 1, `n${slot}`);
  }
  expect(index.bytes / count).toBeLessThan(60);
  expect(index.find(firstRuleRank + 1, "n77")).toEqual([77]);
  expect(index.find(firstRuleRank, "n77")).toEqual([]);
});

test("a rank that no rule has is refused", () => {
  const index = correlationIndex({ seed: "store-1", rules: 1 });
  expect(() => index.find(firstRuleRank + 1, "x")).toThrow(RangeError);
});
