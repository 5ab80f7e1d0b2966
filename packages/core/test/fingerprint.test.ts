import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprinter } from "../src/fingerprint.ts";

const print = (text: string, seed = "store-1"): readonly number[] => {
  const { lo, hi } = fingerprinter(seed)(text);
  return [hi, lo];
};

test("the same text and seed give the same fingerprint, in every run", () => {
  expect(print("esr-employee:431\n23519456")).toEqual(print("esr-employee:431\n23519456"));
  expect(print("23519456")).toMatchInlineSnapshot(`
    [
      1673673082,
      1621478728,
    ]
  `);
});

test("another seed, another text, another order and a trailing zero give other fingerprints", () => {
  const known = print("ab").join();
  for (const other of [
    print("ab", "store-2"),
    print("ac"),
    print("ba"),
    print("ab\0"),
    print(""),
  ]) {
    expect(other.join()).not.toBe(known);
  }
  expect(print("\u0161")).not.toEqual(print("a"));
});

test("200,000 keys that differ little have fingerprints of their own, and each half spreads as chance would", () => {
  const hash = fingerprinter("store-1");
  const whole = new Set<bigint>();
  const halves = [new Set<number>(), new Set<number>()] as const;
  const buckets = new Uint32Array(256);
  const count = 200_000;
  for (let index = 0; index < count; index++) {
    const { hi: high, lo: low } = hash(`p${String(index).padStart(8, "0")}`);
    whole.add((BigInt(high) << 32n) | BigInt(low >>> 0));
    halves[0].add(high);
    halves[1].add(low);
    buckets[high >>> 24] = (buckets[high >>> 24] as number) + 1;
  }
  expect(whole.size).toBe(count);
  // By chance some 4.7 pairs share 32 bits.
  for (const half of halves) expect(count - half.size).toBeLessThan(25);
  for (const bucket of buckets) expect(Math.abs(bucket - count / 256)).toBeLessThan(200);
});

test("one bit of the text turns about half of the bits", () => {
  let turned = 0;
  for (let index = 0; index < 2000; index++) {
    const one = print(`key-${index}-0`);
    const other = print(`key-${index}-1`);
    for (const half of [0, 1]) {
      const bits = ((one[half] as number) ^ (other[half] as number)) >>> 0;
      turned += bits.toString(2).replaceAll("0", "").length;
    }
  }
  expect(turned / 2000).toBeGreaterThan(30);
  expect(turned / 2000).toBeLessThan(34);
});

test("the bytes of a text have the fingerprint of the text, in any script", () => {
  const hash = fingerprinter("store-1");
  const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(text, fc.string(), (known, before) => {
      const bytes = Buffer.from(`${before}${known}`);
      const from = bytes.length - Buffer.byteLength(known);
      const expected = { ...hash(known) };
      expect({ ...hash.ofBytes({ bytes, from, to: bytes.length }) }).toEqual(expected);
    }),
  );
});
