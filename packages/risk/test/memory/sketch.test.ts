import fc from "fast-check";
import { expect, test } from "vitest";
import { sketch } from "../../src/memory/sketch.ts";
import { cappedWeights } from "../../src/model/compact/capped-weights.ts";

const additions = fc.array(fc.record({ key: fc.nat(60), weight: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 200,
});

test.each([
  ["a sketch", () => sketch(16, 4)],
  ["a map with a cap", () => cappedWeights(20)],
])("%s never says too little, and scales with what it was told", (_, make) => {
  fc.assert(
    fc.property(additions, (list) => {
      const weights = make();
      const truth = new Map<number, number>();
      for (const { key, weight } of list) {
        weights.add(key, weight);
        truth.set(key, (truth.get(key) ?? 0) + weight);
      }
      for (const [key, weight] of truth)
        expect(weights.weightOf(key)).toBeGreaterThanOrEqual(weight);
      const before = [...truth.keys()].map((key) => weights.weightOf(key));
      weights.scale(0.5);
      expect([...truth.keys()].map((key) => weights.weightOf(key) * 2)).toEqual(before);
    }),
  );
});

test("a sketch with room says exactly what it was told", () => {
  const weights = sketch(65_536, 4);
  for (let key = 0; key < 1_000; key++) weights.add(key, key);
  for (let key = 0; key < 1_000; key++) expect(weights.weightOf(key)).toBe(key);
  expect(weights.weightOf(5_000)).toBe(0);
});

test("neither grows with the values that it is shown", () => {
  const [weights, capped] = [sketch(1_024, 4), cappedWeights(1_000)];
  for (let key = 0; key < 1_000_000; key++) {
    weights.add(key, 1);
    capped.add(key, 1);
  }
  expect(weights.memory()).toBe(4 * 1_024 * 8);
  expect(capped.memory()).toBeLessThan(64_000);
});
