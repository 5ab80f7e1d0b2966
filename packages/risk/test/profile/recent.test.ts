import fc from "fast-check";
import { expect, test } from "vitest";
import { keepLast } from "../../src/profile/last-sign-in.ts";
import { blankProfile } from "../../src/profile/profile.ts";
import { addRecent, forgive, recentAt } from "../../src/profile/recent.ts";
import { signInAt } from "./sign-in-at.ts";

const noon = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;

test("a failure counts half after an hour", () => {
  const profile = blankProfile();
  addRecent(profile, "failures", noon);
  expect(recentAt(profile, noon)).toEqual({ failures: 1, denied: 0 });
  expect(recentAt(profile, noon + hour).failures).toBeCloseTo(0.5, 6);
});

test("a success forgives what came before it, and nothing that came after", () => {
  const profile = blankProfile();
  addRecent(profile, "failures", noon);
  addRecent(profile, "denied", noon);
  forgive(profile, noon - 1_000);
  expect(recentAt(profile, noon)).toEqual({ failures: 1, denied: 1 });
  forgive(profile, noon + 1_000);
  expect(recentAt(profile, noon + 1_000)).toEqual({ failures: 0, denied: 0 });
});

test("a failure that is told of after the success that followed it does not count", () => {
  const profile = blankProfile();
  keepLast(profile, signInAt(noon));
  addRecent(profile, "failures", noon - 60_000);
  expect(recentAt(profile, noon).failures).toBe(0);
});

test("failures add up alike in whichever order they are told", () => {
  const minutes = fc.array(fc.nat(600), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(minutes, minutes, (first, second) => {
      const inOrder = blankProfile();
      const shuffled = blankProfile();
      const all = [...first, ...second];
      for (const minute of all.toSorted((a, b) => a - b)) {
        addRecent(inOrder, "failures", noon + minute * 60_000);
      }
      for (const minute of all) addRecent(shuffled, "failures", noon + minute * 60_000);
      const later = noon + 700 * 60_000;
      const expected = recentAt(inOrder, later).failures;
      expect(recentAt(shuffled, later).failures).toBeCloseTo(expected, 4);
    }),
  );
});

test("reading in between changes nothing", () => {
  const steps = fc.array(fc.record({ after: fc.nat(7_200), denied: fc.boolean() }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(steps, (events) => {
      const [asked, left] = [blankProfile(), blankProfile()];
      let at = noon;
      for (const { after, denied } of events) {
        recentAt(asked, at + after * 500);
        at += after * 1_000;
        for (const profile of [asked, left]) {
          addRecent(profile, denied ? "denied" : "failures", at);
        }
      }
      expect(asked.slab.bytes).toEqual(left.slab.bytes);
    }),
  );
});

test("one failure more, whenever it was, never makes fewer of them", () => {
  const minutes = fc.integer({ min: -90 * 24 * 60, max: 0 });
  fc.assert(
    fc.property(fc.array(minutes, { maxLength: 20 }), minutes, fc.nat(20), (given, more, place) => {
      const [without, with_] = [blankProfile(), blankProfile()];
      for (const minute of given) addRecent(without, "failures", noon + minute * 60_000, noon);
      for (const minute of given.toSpliced(place, 0, more)) {
        addRecent(with_, "failures", noon + minute * 60_000, noon);
      }
      expect(recentAt(with_, noon).failures).toBeGreaterThanOrEqual(
        recentAt(without, noon).failures - 1e-4,
      );
    }),
  );
});

test("a success of months ago that is told of now forgives nothing of today", () => {
  const profile = blankProfile();
  addRecent(profile, "failures", noon, noon);
  forgive(profile, noon - 60 * 24 * hour, noon + 1_000);
  expect(recentAt(profile, noon).failures).toBe(1);
});

test("a clock that was years ahead is set back by the next failure", () => {
  const profile = blankProfile();
  addRecent(profile, "failures", noon + 10 * 365 * 24 * hour);
  addRecent(profile, "failures", noon);
  expect(recentAt(profile, noon).failures).toBe(2);
  expect(recentAt(profile, noon + hour).failures).toBeCloseTo(1, 5);
});
