import fc from "fast-check";
import { expect, test } from "vitest";
import { logGamma } from "../../../src/change-rate/rates/log-gamma.ts";
import { rateTable } from "../../../src/change-rate/rates/rate-table.ts";
import { actorPrior, wholePrior } from "../../../src/change-rate/rates/readings.ts";
import { type Belief, surprise } from "../../../src/change-rate/rates/surprise.ts";
import { noon } from "../sample-transaction.ts";

/** C(n, k), exactly. */
function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let at = 1; at <= k; at++) value = (value * BigInt(n - k + at)) / BigInt(at);
  return value;
}

/** −log2 of a fraction of whole numbers however large, to about 15 digits. */
function bitsOf(numerator: bigint, denominator: bigint): number {
  const log2 = (value: bigint): number => {
    const length = value.toString(2).length;
    const shift = BigInt(Math.max(0, length - 53));
    return Math.log2(Number(value >> shift)) + Number(shift);
  };
  return log2(denominator) - log2(numerator);
}

/**
 * P(N ≥ count) of a negative binomial with whole shape and β = top / bottom, summed term by term in whole numbers:
 * 1 − Σ C(n + α − 1, n) p^α q^n with q = bottom / (top + bottom).
 */
function exactBits(count: number, alpha: number, [top, bottom]: readonly [number, number]): number {
  const [p, q, whole] = [BigInt(top), BigInt(bottom), BigInt(top + bottom)];
  const power = whole ** BigInt(alpha + count);
  let below = 0n;
  for (let n = 0; n < count; n++) {
    const rest = whole ** BigInt(count - n);
    below += choose(n + alpha - 1, n) * p ** BigInt(alpha) * q ** BigInt(n) * rest;
  }
  return bitsOf(power - below, power);
}

test.each([
  [1, 1, [1, 5]],
  [76, 1, [1, 5]],
  [75, 1, [1, 5]],
  [698, 1, [1, 50]],
  [12, 10, [5, 1]],
  [40, 10, [5, 1]],
  [150, 10, [1, 4]],
  [300, 3, [2, 7]],
  [5, 40, [3, 1]],
  [200, 10, [40, 1]],
] as const)(
  "at least %i of shape %i and rate %j are as surprising as the sum of all terms says",
  (count, alpha, rate) => {
    const exact = exactBits(count, alpha, rate);
    const [top, bottom] = rate;
    expect(surprise(count, { alpha, beta: top / bottom })).toBeCloseTo(exact, 8);
  },
);

test("whatever the shape and rate, it is what whole numbers give", () => {
  const numbers = fc.tuple(
    fc.integer({ min: 1, max: 80 }),
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 1, max: 50 }),
    fc.integer({ min: 1, max: 50 }),
  );
  fc.assert(
    fc.property(numbers, ([count, alpha, top, bottom]) => {
      const exact = exactBits(count, alpha, [top, bottom]);
      expect(surprise(count, { alpha, beta: top / bottom })).toBeCloseTo(exact, 7);
    }),
    { numRuns: 200 },
  );
});

test("with a shape that is no whole number it is the sum of the terms above", () => {
  const [count, alpha, beta] = [25, 2.5, 0.4];
  const [q, p] = [1 / (1 + beta), beta / (1 + beta)];
  let term = p ** alpha;
  let sum = 0;
  for (let n = 0; n < 4000; n++) {
    if (n >= count) sum += term;
    term *= ((n + alpha) / (n + 1)) * q;
  }
  expect(surprise(count, { alpha, beta })).toBeCloseTo(-Math.log2(sum), 9);
});

test("before anything was seen, 77 changes by one actor are an alarm, and 666 in an organisation", () => {
  const alarm = -Math.log2(1e-6);
  const first = (prior: Belief): number => {
    const table = rateTable(1);
    for (let count = 1; ; count++) if (table.count("a", noon, prior).bits > alarm) return count;
  };
  expect([first(actorPrior), first(wholePrior)]).toEqual([77, 666]);
  // Both are believed as if ten changes had been seen.
  expect([77, 76].map((count) => exactBits(count, 10, [1, 2]) > alarm)).toEqual([true, false]);
  expect([666, 665].map((count) => exactBits(count, 10, [1, 20]) > alarm)).toEqual([true, false]);
});

test("one more is never less surprising, and the numbers are sound far into the tail", () => {
  const beliefs = fc.record({
    alpha: fc.double({ min: 0.01, max: 10_000, noNaN: true }),
    beta: fc.double({ min: 1e-4, max: 1e5, noNaN: true }),
  });
  fc.assert(
    fc.property(beliefs, fc.integer({ min: 0, max: 131_070 }), (belief, count) => {
      const [less, more] = [surprise(count, belief), surprise(count + 1, belief)];
      expect(Number.isFinite(more)).toBe(true);
      expect(more).toBeGreaterThanOrEqual(less - 1e-9 * Math.max(1, less));
    }),
    { numRuns: 500 },
  );
  expect(surprise(100_000, { alpha: 1, beta: 1 })).toBeCloseTo(100_000, 6);
});

test("the logarithm of the gamma function is that of factorials and of Γ(½)", () => {
  for (const [x, factorial] of [
    [1, 1],
    [2, 1],
    [5, 24],
    [11, 3_628_800],
    [21, 2_432_902_008_176_640_000],
  ] as const) {
    expect(logGamma(x)).toBeCloseTo(Math.log(factorial), 12);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
});
