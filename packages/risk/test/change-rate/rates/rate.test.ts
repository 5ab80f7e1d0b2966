import fc from "fast-check";
import { expect, test } from "vitest";
import {
  count,
  counted,
  forget,
  halfDay,
  mostCounted,
  newRate,
  type Rate,
} from "../../../src/change-rate/rates/rate.ts";
import { rateTable } from "../../../src/change-rate/rates/rate-table.ts";
import { actorPrior as prior } from "../../../src/change-rate/rates/readings.ts";
import { noon } from "../sample-transaction.ts";

const rates = fc.record<Rate>({
  alpha: fc.double({ min: 0, max: 1e5, noNaN: true }),
  beta: fc.double({ min: -0.6, max: 1000, noNaN: true }),
  t: fc.nat({ max: 50_000 }),
  now: fc.nat({ max: mostCounted }),
  before: fc.nat({ max: mostCounted }),
});

test("forgetting in two steps is forgetting in one", () => {
  const steps = fc.nat({ max: 500 });
  fc.assert(
    fc.property(rates, steps, steps, (rate, first, second) => {
      const once = forget(rate, rate.t + first + second, prior);
      const twice = forget(forget(rate, rate.t + first, prior), rate.t + first + second, prior);
      expect(twice.alpha).toBeCloseTo(once.alpha, 4);
      expect(twice.beta).toBeCloseTo(once.beta, 6);
      expect([twice.t, twice.now, twice.before]).toEqual([once.t, once.now, once.before]);
    }),
  );
});

test("time does not go back for a rate: a change that comes late counts in the present window", () => {
  const rate = forget(count(newRate(100)), 101, prior);
  expect(forget(rate, 50, prior)).toEqual(rate);
  const table = rateTable(10);
  table.count("a", noon, prior);
  expect(table.count("a", noon - 400 * halfDay, prior).count).toBe(2);
});

test("the window is the half-day under way and the one before it", () => {
  const table = rateTable(10);
  const counts = [0, 0, 1, 2, 3, 9].map(
    (step) => table.count("a", noon + step * halfDay, prior).count,
  );
  expect(counts).toEqual([1, 2, 3, 2, 2, 1]);
});

test("what was seen becomes what is expected, and a quiet year brings it down", () => {
  const table = rateTable(10);
  const day = 2 * halfDay;
  for (let each = 0; each < 60; each++) {
    for (let times = 0; times < 12; times++) table.count("a", noon + each * day, prior);
  }
  const later = (days: number): number =>
    table.expect("a", noon + (60 + days) * day, { prior, more: 0 }).expected;
  expect(later(0)).toBeGreaterThan(11);
  expect(later(0)).toBeLessThan(13);
  expect(later(365)).toBeLessThan(1);
  expect(later(3650)).toBeLessThan(later(365));
});

test("the half-day before the first change teaches nothing", () => {
  const rate = forget(newRate(100), 101, prior);
  expect(rate.alpha).toBe(0);
  expect(rate.beta).toBeCloseTo(0, 12);
  expect(forget(rate, 102, prior).beta).toBeCloseTo(0.5, 12);
});

test("a mass change does not teach that mass changes are usual", () => {
  const table = rateTable(10);
  for (let times = 0; times < 5000; times++) table.count("a", noon, prior);
  const nextDay = table.expect("a", noon + 2 * halfDay, { prior, more: 200 });
  expect(nextDay.bits).toBeGreaterThan(-Math.log2(1e-6));
});

test("a nightly run of much the same size is no alarm after a week, though half as many again come one night", () => {
  const table = rateTable(10);
  const night = (index: number, size: number): number => {
    let bits = 0;
    for (let times = 0; times < size; times++) {
      ({ bits } = table.count("run", noon + index * 2 * halfDay, prior));
    }
    return bits;
  };
  for (let index = 0; index < 10; index++) night(index, 200);
  expect(night(10, 300)).toBeLessThan(-Math.log2(1e-6));
  expect(night(11, 1500)).toBeGreaterThan(-Math.log2(1e-6));
});

test("with the same past, one change more never lowers the alarm", () => {
  const at = fc.nat({ max: 40 * halfDay }).map((after) => noon + after);
  fc.assert(
    fc.property(fc.array(at, { maxLength: 60 }), at, (past, last) => {
      const table = rateTable(5);
      for (const each of past) table.count("a", each, prior);
      const before = table.expect("a", last, { prior, more: 0 });
      const after = table.count("a", last, prior);
      expect(after.bits).toBeGreaterThanOrEqual(before.bits);
      expect(after.count).toBe(before.count + 1);
    }),
  );
});

test("a table never holds more keys than it may, and forgets the one that was counted longest ago", () => {
  const table = rateTable(100);
  for (let key = 0; key < 10_000; key++) {
    table.count("kept", noon, prior);
    table.count(`key ${key}`, noon, prior);
    expect(table.size).toBeLessThanOrEqual(100);
  }
  expect(table.expect("kept", noon, { prior, more: 0 }).count).toBe(10_000);
  expect(table.expect("key 1", noon, { prior, more: 0 }).count).toBe(0);
  expect(table.expect("key 9999", noon, { prior, more: 0 }).count).toBe(1);
});

test("a key of a million changes goes on being counted as the most that can be counted", () => {
  let rate = newRate(1);
  for (let times = 0; times < 1_000_000; times++) rate = count(rate);
  expect(counted(rate)).toBe(mostCounted);
});
