import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BuiltFuse, buildFuse } from "../../../../src/password/compromised/fuse/build-fuse.ts";
import { fuseHas } from "../../../../src/password/compromised/fuse/fuse-filter.ts";
import type { KeyList } from "../../../../src/password/compromised/fuse/key-list.ts";

type Key = readonly [high: number, low: number];

const origin = { seed: 1, shard: 0 };
const word = fc.nat({ max: 2 ** 32 - 1 });

/** Sets of keys that differ in a few bits only, beside those that differ in all. */
const keySets: fc.Arbitrary<readonly Key[]> = fc.oneof(
  fc.array(fc.tuple(word, word), { maxLength: 500 }),
  fc
    .tuple(word, fc.array(word, { maxLength: 500 }))
    .map(([high, lows]) => lows.map((low): Key => [high, low])),
  fc
    .tuple(word, fc.array(word, { maxLength: 500 }))
    .map(([low, highs]) => highs.map((high): Key => [high, low])),
  fc
    .tuple(word, fc.nat({ max: 2000 }))
    .map(([start, length]) => Array.from({ length }, (_, at): Key => [0, (start + at) % 2 ** 32])),
  fc
    .nat({ max: 500 })
    .map((length) => Array.from({ length }, (_, at): Key => [(at << 20) >>> 0, 0])),
);

function listOf(keys: readonly Key[]): KeyList {
  return {
    high: Uint32Array.from(keys, ([high]) => high),
    low: Uint32Array.from(keys, ([, low]) => low),
  };
}

function build(keys: readonly Key[], from = origin): BuiltFuse {
  return buildFuse(listOf(keys), from);
}

describe("a filter", () => {
  it("has every key that it was built from", () => {
    fc.assert(
      fc.property(keySets, word, (keys, seed) => {
        const filter = build(keys, { seed, shard: seed % 256 });
        for (const [high, low] of keys) expect(fuseHas(filter, high, low)).toBe(true);
      }),
    );
  });

  it("has every key at every small number of keys", () => {
    for (let length = 0; length <= 400; length++) {
      const keys = Array.from({ length }, (_, at): Key => [0, at]);
      const filter = build(keys);
      expect(filter.keyCount).toBe(length);
      expect(keys.every(([high, low]) => fuseHas(filter, high, low))).toBe(true);
    }
  });

  it("has nothing when it was built from nothing, not even by chance", () => {
    const empty = build([]);
    // By chance it would be about fifteen of them.
    for (let low = 0; low < 1_000_000; low++) if (fuseHas(empty, 7, low)) expect.fail(`${low}`);
  });

  it("is the same in bytes whatever the order of the keys and however often each is given", () => {
    const shuffled = keySets.chain((keys) =>
      fc.tuple(
        fc.constant(keys),
        fc.shuffledSubarray([...keys, ...keys], { minLength: keys.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([keys, again]) => {
        expect(build(again)).toEqual(build(keys));
      }),
    );
  });

  it("is another one with another seed, and for another shard", () => {
    const keys = Array.from({ length: 300 }, (_, at): Key => [at, at]);
    expect(build(keys, { seed: 2, shard: 0 }).slots).not.toEqual(build(keys).slots);
    expect(build(keys, { seed: 1, shard: 1 }).slots).not.toEqual(build(keys).slots);
  });

  it("owns to about one in 65,536 of the keys that it was not built from, and takes about 18 bits a key", () => {
    const length = 1_000_000;
    const low = Uint32Array.from({ length }, (_, at) => at);
    const filter = buildFuse({ high: new Uint32Array(length).fill(1), low }, origin);
    let found = 0;
    for (let at = 0; at < 2_000_000; at++) if (fuseHas(filter, 2, at)) found++;
    // Thirty are expected, by a law whose standard deviation is 5.5.
    expect(found).toBeGreaterThan(8);
    expect(found).toBeLessThan(60);
    expect((filter.slots.length * 16) / length).toBeLessThan(18.2);
  });
});
