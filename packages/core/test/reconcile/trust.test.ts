import { expect, test } from "vitest";
import type { SnapshotSummary } from "../../src/model/snapshot.ts";
import { trustOf } from "../../src/reconcile/trust.ts";

const whole: SnapshotSummary = {
  system: "directory",
  completeness: { state: "complete" },
  count: 1000,
  missingCanaries: [],
};

test("a complete read of the usual size with every canary is whole", () => {
  expect(trustOf(whole, 1000)).toEqual({ whole: true, because: [] });
});

test("a first read has nothing to be compared with", () => {
  expect(trustOf({ ...whole, count: 0 }, undefined).whole).toBe(true);
});

test("a read that lost more than two in a hundred is not whole, and both figures are said", () => {
  const trust = trustOf({ ...whole, count: 979 }, 1000);
  expect(trust.whole).toBe(false);
  expect(trust.because.join()).toMatch(/1000 .* 979/);
  expect(trustOf({ ...whole, count: 980 }, 1000).whole).toBe(true);
});

test("a small system may lose five records without doubt", () => {
  expect(trustOf({ ...whole, count: 15 }, 20).whole).toBe(true);
  expect(trustOf({ ...whole, count: 14 }, 20).whole).toBe(false);
});

test.each([
  { state: "partial", reasons: ["one page was refused"] } as const,
  { state: "unknown" } as const,
])("a read that is $state is not whole, and says why", (completeness) => {
  const trust = trustOf({ ...whole, completeness }, undefined);
  expect(trust.whole).toBe(false);
  expect(trust.because.length).toBeGreaterThan(0);
});

test("a read without one of its canaries is not whole", () => {
  expect(trustOf({ ...whole, missingCanaries: ["a-1"] }, 1000).whole).toBe(false);
});
