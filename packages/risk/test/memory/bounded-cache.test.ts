import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundedCache } from "../../src/memory/bounded-cache.ts";

describe("a bounded cache", () => {
  test("gives what was put in or nothing, never more than twice its half, and the latest halves whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(40)), (half, keys) => {
        const latest = new Set(keys.slice(-half));
        let held = 0;
        for (let key = 0; key <= 40; key += 1) {
          // A cache of its own for each question, because asking moves things.
          const asked = boundedCache<number, string>(half);
          for (const one of keys) asked.set(one, `value ${one}`);
          const value = asked.get(key);
          if (value === undefined) expect(latest.has(key)).toBe(false);
          else {
            expect(value).toBe(`value ${key}`);
            held += 1;
          }
        }
        expect(held).toBeLessThanOrEqual(2 * half);
      }),
    );
  });

  test("keeps what is asked for again and again", () => {
    const cache = boundedCache<number, string>(4);
    cache.set(-1, "kept");
    for (let key = 0; key < 1000; key += 1) {
      cache.set(key, "passing");
      expect(cache.get(-1)).toBe("kept");
    }
    expect(cache.get(0)).toBeUndefined();
  });
});
