import fc from "fast-check";
import { expect, test } from "vitest";
import type { EntitlementRef } from "../../src/model/entitlement.ts";
import { entitlementSum } from "../../src/reconcile/entitlement-sum.ts";

const entitlement = fc.record({
  kind: fc.constantFrom("group", "licence"),
  id: fc.string({ maxLength: 2 }),
});
const sumOf = (entitlements: readonly EntitlementRef[], sum = entitlementSum("store-1")) => {
  sum.start();
  for (const one of entitlements) sum.add(one);
  return { ...sum.sum(), count: sum.count() };
};
const setOf = (entitlements: readonly EntitlementRef[]): string[] =>
  [...new Set(entitlements.map(({ kind, id }) => `${kind}\n${id}`))].sort();

test("two rows of entitlements have one sum exactly when they are the same set", () => {
  const rows = fc.array(entitlement, { maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const same = setOf(one).join("\t") === setOf(other).join("\t");
      if (same) expect(sumOf(one)).toEqual(sumOf(other));
      else expect(sumOf(one)).not.toEqual(sumOf(other));
    }),
  );
});

test("neither order nor how often one comes counts, and what was added before is forgotten", () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ kind: "group", id: `g${at}` }));
  const sum = entitlementSum("store-1");
  const known = sumOf(many, sum);
  expect(known.count).toBe(200);
  expect(sumOf([...many.toReversed(), ...many], sum)).toEqual(known);
  expect(sumOf(many.slice(1), sum)).not.toEqual(known);
});
