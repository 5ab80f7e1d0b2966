import fc from "fast-check";
import { expect, test } from "vitest";
import { seenKeys } from "../../src/reconcile/seen-keys.ts";

test("a key is new exactly once, whatever was expected", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), fc.nat(9), (keys, expected) => {
      const seen = seenKeys("store-1", expected);
      const known = new Set<string>();
      for (const key of keys) {
        expect(seen.isNew(key)).toBe(!known.has(key));
        known.add(key);
      }
    }),
  );
});
