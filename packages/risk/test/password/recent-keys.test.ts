import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recentKeys } from "../../src/password/spray/recent-keys.ts";

const hour = 3_600_000;
const keyOf = (text: string): Uint8Array => createHash("sha256").update(text).digest();

describe("a memory of keys that were counted lately", () => {
  test("counts a key once within its time, and again after it", () => {
    const keys = recentKeys(hour);
    expect([0, 1, hour - 1, hour, hour + 1].map((at) => keys.isNew(keyOf("a"), at))).toEqual([
      ...[true, false, false],
      ...[true, false],
    ]);
  });

  test("counts a key again when the clock went back by more than that, or stood far ahead", () => {
    const keys = recentKeys(hour);
    expect(keys.isNew(keyOf("a"), 100 * hour)).toBe(true);
    expect(keys.isNew(keyOf("a"), 100 * hour - 1)).toBe(false);
    expect(keys.isNew(keyOf("a"), hour)).toBe(true);
  });

  test("never calls a key known that did not come, however many did", () => {
    const keys = recentKeys(hour);
    for (let each = 0; each < 300_000; each++) {
      if (!keys.isNew(keyOf(`${each}`), each)) expect.fail(`key ${each} is new`);
    }
    expect(keys.isNew(keyOf("299999"), 300_000)).toBe(false);
  });

  test("agrees with a map of all of them while there is room", () => {
    const events = fc.array(fc.record({ key: fc.nat(20), after: fc.nat(hour) }), {
      maxLength: 100,
    });
    fc.assert(
      fc.property(events, (given) => {
        const keys = recentKeys(hour);
        const last = new Map<number, number>();
        let at = 0;
        for (const { key, after } of given) {
          at += after;
          const isNew = at - (last.get(key) ?? -hour) >= hour;
          expect(keys.isNew(keyOf(`${key}`), at)).toBe(isNew);
          if (isNew) last.set(key, at);
        }
      }),
    );
  });
});
