import fc from "fast-check";
import { expect, test } from "vitest";
import { seenKeys } from "../../src/reconcile/seen-keys.ts";

test("a key is new exactly once", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), (keys) => {
      const seen = seenKeys("store-1");
      const known = new Set<string>();
      for (const key of keys) {
        expect(seen.isNew(key)).toBe(!known.has(key));
        known.add(key);
      }
    }),
  );
});
