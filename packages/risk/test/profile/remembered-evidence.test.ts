import fc from "fast-check";
import { expect, test } from "vitest";
import { blankProfile } from "../../src/profile/profile.ts";
import { recallEvidence, rememberEvidence } from "../../src/profile/remembered-evidence.ts";

const noon = Date.UTC(2026, 10, 21, 12);
const dayLength = 86_400_000;
const total = (list: readonly { readonly bits: number }[]): number =>
  list.reduce((sum, { bits }) => sum + bits, 0);

test("evidence counts half after its half-life", () => {
  const profile = blankProfile();
  rememberEvidence(profile, { kind: 1, bits: 6, at: noon, halfLife: 7 });
  expect(recallEvidence(profile, noon + 7 * dayLength)).toEqual([
    { kind: 1, bits: 3, at: noon, halfLife: 7 },
  ]);
});

test("of four kinds the weakest gives way", () => {
  const profile = blankProfile();
  for (const [index, bits] of [5, 2, 4, 3].entries()) {
    rememberEvidence(profile, { kind: index + 1, bits, at: noon, halfLife: 7 });
  }
  expect(
    recallEvidence(profile, noon)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual([1, 3, 4]);
});

test("more evidence never counts less", () => {
  const pieces = fc.array(
    fc.record({
      kind: fc.integer({ min: 1, max: 6 }),
      bits: fc.double({ min: 0, max: 300, noNaN: true }),
      after: fc.nat(10),
      halfLife: fc.integer({ min: 1, max: 60 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pieces, (list) => {
      const profile = blankProfile();
      let at = noon;
      for (const { after, ...piece } of list) {
        at += after * dayLength;
        const before = total(recallEvidence(profile, at));
        rememberEvidence(profile, { ...piece, at });
        expect(total(recallEvidence(profile, at))).toBeGreaterThanOrEqual(before - 1 / 256);
      }
    }),
  );
});
