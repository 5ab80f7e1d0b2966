import fc from "fast-check";
import { expect, test } from "vitest";
import { halfLifeDays } from "../../src/profile/decay.ts";
import { blankProfile, type Profile } from "../../src/profile/profile.ts";
import { countValue, learnValue, slotRanges, type ValueCount } from "../../src/profile/values.ts";

const on = (day: number) => ({ day, today: day });
const range = slotRanges.network;

function countOf(profile: Profile, key: number, day: number): ValueCount {
  const into = { own: 0, total: 0, displaced: 0, distinct: 0 };
  countValue(profile, { range, key, day }, into);
  return into;
}

test("a value counts once a day, however often it comes", () => {
  const profile = blankProfile();
  for (let time = 0; time < 1_000; time++) learnValue(profile, range, 7, on(20_000));
  expect(countOf(profile, 7, 20_000)).toEqual({ own: 1, total: 1, displaced: 0, distinct: 1 });
});

test("what was learnt counts half after a half-life", () => {
  const profile = blankProfile();
  learnValue(profile, range, 7, on(20_000));
  expect(countOf(profile, 7, 20_000 + halfLifeDays).own).toBeCloseTo(0.5, 10);
  expect(countOf(profile, 7, 20_000 + 10_000).own).toBe(0);
});

test("a value that displaces another has only its own count to its name", () => {
  const profile = blankProfile();
  for (let key = 1; key <= range.size; key++) learnValue(profile, range, key, on(20_000));
  for (let day = 20_001; day < 20_010; day++) {
    for (let key = 2; key <= range.size; key++) learnValue(profile, range, key, on(day));
  }
  learnValue(profile, range, 99, on(20_010));
  const newcomer = countOf(profile, 99, 20_010);
  expect(newcomer.own).toBeCloseTo(1, 1);
  expect(newcomer.displaced).toBeGreaterThan(0.7);
  expect(countOf(profile, 1, 20_010).own).toBe(0);
});

test("forgetting is worked out alike whether or not it was asked for in between", () => {
  const days = fc.array(fc.record({ key: fc.integer({ min: 1, max: 9 }), after: fc.nat(40) }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(days, (learnt) => {
      const [asked, left] = [blankProfile(), blankProfile()];
      let day = 20_000;
      for (const { key, after } of learnt) {
        for (let between = 0; between < after; between += 5) countOf(asked, key, day + between);
        day += after;
        learnValue(asked, range, key, on(day));
        learnValue(left, range, key, on(day));
      }
      expect(asked.slab.bytes).toEqual(left.slab.bytes);
    }),
  );
});

test("the counts of a feature are those of Space-Saving: a value seen oftener than its share of the slots is kept", () => {
  const values = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, (keys) => {
      const profile = blankProfile();
      const truth = new Map<number, number>();
      for (const [index, key] of keys.entries()) {
        // Days that lie years apart would be forgotten: a day each, and what is left of each compared.
        learnValue(profile, range, key, on(20_000 + index));
        for (const [other, count] of truth) truth.set(other, count * 2 ** (-1 / halfLifeDays));
        truth.set(key, (truth.get(key) ?? 0) + 1);
      }
      const today = 20_000 + keys.length - 1;
      const total = truth.values().reduce((sum, count) => sum + count, 0);
      for (const [key, count] of truth) {
        const counted = countOf(profile, key, today);
        expect(counted.total).toBeCloseTo(total, 0);
        expect(counted.own).toBeLessThanOrEqual(count * 1.01 + 0.1);
        if (count > total / range.size + 0.1) expect(counted.own).toBeGreaterThan(0);
      }
    }),
  );
});

test("an event of an earlier day changes no value that was counted later", () => {
  const profile = blankProfile();
  learnValue(profile, range, 7, on(20_010));
  const before = profile.slab.bytes.slice();
  expect(learnValue(profile, range, 7, on(20_003))).toBe(-1);
  expect(profile.slab.bytes).toEqual(before);
});

test("a stamp from a wrong clock holds a value up for no longer than its next event", () => {
  const profile = blankProfile();
  learnValue(profile, range, 7, on(60_000));
  expect(learnValue(profile, range, 7, on(20_000))).toBeGreaterThanOrEqual(0);
  expect(countOf(profile, 7, 20_000).own).toBeCloseTo(2, 5);
  expect(learnValue(profile, range, 7, on(20_001))).toBeGreaterThanOrEqual(0);
});
