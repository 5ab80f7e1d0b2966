import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseThresholds, setThresholds } from "../../src/thresholds/choose-thresholds.ts";

const model = "exact-1-test";
const scores = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 1 });
const tied = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 60 });
const target = fc.double({ min: 0, max: 1, noNaN: true });

const challengedBy = (legitimate: readonly number[], threshold: number): number =>
  legitimate.filter((score) => score >= threshold).length / legitimate.length;

test("no more than the target share is challenged, and no lower score would keep to it", () => {
  fc.assert(
    fc.property(fc.oneof(scores, tied), target, (legitimate, share) => {
      const { challengeAt, expected } = chooseThresholds({ legitimate, target: share, model });
      expect(expected).toBe(challengedBy(legitimate, challengeAt));
      expect(expected).toBeLessThanOrEqual(share + 1e-9);
      const lower = legitimate.filter((score) => score < challengeAt);
      if (lower.length > 0) {
        expect(challengedBy(legitimate, Math.max(...lower))).toBeGreaterThan(share);
      }
    }),
  );
});

test("a share that is whole in sign-ins is used up: 29 % of a hundred are 29", () => {
  const legitimate = Array.from({ length: 100 }, (_, index) => index);
  const { challengeAt, expected } = chooseThresholds({ legitimate, target: 0.29, model });
  expect([challengeAt, expected]).toEqual([71, 0.29]);
});

test("equal scores are challenged together or not at all", () => {
  const legitimate = [1, 2, 2, 2, 2, 2, 2, 2, 2, 3];
  const at = (share: number) => chooseThresholds({ legitimate, target: share, model });
  expect(at(0.5)).toMatchObject({ challengeAt: 3, expected: 0.1 });
  expect(at(0.9)).toMatchObject({ challengeAt: 2, expected: 0.9 });
});

test("when everybody has the same score, a threshold just above it challenges nobody of the sample", () => {
  for (const score of [0, 5, -5, 1e-12, 1e6]) {
    const { challengeAt, expected } = chooseThresholds({
      legitimate: Array.from({ length: 30 }, () => score),
      target: 0.05,
      model,
    });
    expect(expected).toBe(0);
    expect(challengeAt).toBeGreaterThan(score);
    expect(challengeAt).toBeLessThan(score + 1e-6);
  }
});

test("the version is a hash of the content: another score, target, model or sample gives another", () => {
  const base = { legitimate: [1, 2, 3, 4], target: 0.25, model };
  const versions = [
    base,
    { ...base, target: 0.3 },
    { ...base, model: "other" },
    { ...base, legitimate: [1, 2, 3, 5] },
    { ...base, legitimate: [1, 2, 3, 4, 4, 4, 4, 4] },
  ].map((options) => chooseThresholds(options).version);
  expect(new Set(versions).size).toBe(versions.length);
  const shuffled = { ...base, legitimate: [4, 2, 1, 3] };
  expect(chooseThresholds(shuffled)).toEqual(chooseThresholds(base));
});

test("no scores, a score that is no number, and a target that is no share are refused", () => {
  const choose = (legitimate: readonly number[], share: number) => () =>
    chooseThresholds({ legitimate, target: share, model });
  expect(choose([], 0.05)).toThrow(ConnectorError);
  expect(choose([1, Number.NaN], 0.05)).toThrow(/not a finite number/);
  expect(choose([1, Number.POSITIVE_INFINITY], 0.05)).toThrow(ConnectorError);
  expect(choose([1], -0.1)).toThrow(ConnectorError);
  expect(choose([1], 1.1)).toThrow(ConnectorError);
  expect(choose([1], Number.NaN)).toThrow(ConnectorError);
});

test("thresholds that a person set say so, and have a version too", () => {
  const set = setThresholds({ challengeAt: 6, model });
  expect(set).toMatchObject({ challengeAt: 6, target: undefined, expected: undefined, sample: 0 });
  expect(set.version).not.toBe(setThresholds({ challengeAt: 7, model }).version);
  expect(() => setThresholds({ challengeAt: Number.NaN, model })).toThrow(ConnectorError);
});
