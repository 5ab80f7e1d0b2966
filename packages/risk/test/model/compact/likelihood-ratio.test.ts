import fc from "fast-check";
import { expect, test } from "vitest";
import { groupRatio, personRatio } from "../../../src/model/compact/likelihood-ratio.ts";

test("a person's likelihoods of all values, known and new, add up to 1", () => {
  const profile = fc.record({
    own: fc.array(fc.double({ min: 0.1, max: 40, noNaN: true }), { minLength: 1, maxLength: 4 }),
    displaced: fc.double({ min: 0, max: 40, noNaN: true }),
    new: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }),
  });
  fc.assert(
    fc.property(profile, ({ own, displaced, new: rest }) => {
      // Of each value the share among all people; the level above knows no difference.
      const weights = [...own.map(() => 1), ...rest];
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const total = own.reduce((sum, count) => sum + count, displaced);
      const likelihood = weights.reduce((sum, weight, value) => {
        const count = { own: own[value] ?? 0, total, displaced, distinct: own.length };
        return sum + personRatio(count, weight / all, 1) * (weight / all);
      }, 0);
      expect(likelihood).toBeCloseTo(1, 9);
    }),
  );
});

test("a person of whom nothing is known is as likely as the level above says", () => {
  expect(personRatio({ own: 0, total: 0, displaced: 0, distinct: 0 }, 0.5, 0.25)).toBe(0.25);
  expect(groupRatio({ count: 0, total: 0, share: 0.5 }, 0.25)).toBe(0.25);
});
