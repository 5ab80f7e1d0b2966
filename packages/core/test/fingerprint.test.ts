import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprinter, mixer } from "../src/fingerprint.ts";

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

test("a long text differs from every other by one unit, at its end too, and from one with half a character", () => {
  const { start, long, finish } = mixer("store-1");
  const known = new Set<string>();
  let count = 0;
  const note = (text: string): void => {
    start();
    long(text);
    const { hi, lo } = finish();
    known.add(`${hi} ${lo}`);
    count++;
  };
  const base = "Ward Clerk, Cardiology, Site 3, Ambleford General Hospital, Łódź";
  note(base);
  for (let at = 0; at < base.length; at++) note(`${base.slice(0, at)}\u0001${base.slice(at + 1)}`);
  for (let tail = 1; tail < 9; tail++) note(base + "\0".repeat(tail));
  for (const half of ["\ud800", "\udc00", "\ufffd"]) note(base + half);
  for (const length of [0, 1, 31, 32, 33, 16_383, 16_384, 16_385]) note("x".repeat(length));
  for (const length of [16_384, 16_385]) note("\u20ac".repeat(length));
  expect(known.size).toBe(count);
});

test("the long text that was read before leaves nothing behind", () => {
  const { start, long, finish } = mixer("store-1");
  const print = (text: string) => {
    start();
    long(text);
    return { ...finish() };
  };
  const known = print("y".repeat(33));
  print("z".repeat(500));
  expect(print("y".repeat(33))).toEqual(known);
});

test("texts and numbers taken in one after the other are told from the same ones joined or parted elsewhere", () => {
  const part = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", "\0"), maxLength: 5 }),
    fc.nat(3),
  );
  const row = fc.array(part, { maxLength: 4 });
  const { start, text, number, finish } = mixer("store-1");
  const print = (parts: readonly (string | number)[]) => {
    start();
    for (const one of parts) typeof one === "string" ? text(one) : number(one);
    return { ...finish() };
  };
  fc.assert(
    fc.property(row, row, (one, other) => {
      if (JSON.stringify(one) === JSON.stringify(other)) expect(print(one)).toEqual(print(other));
      else expect(print(one)).not.toEqual(print(other));
    }),
  );
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
