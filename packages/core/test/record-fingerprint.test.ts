import fc from "fast-check";
import { expect, test } from "vitest";
import { recordFingerprint } from "../src/record-fingerprint.ts";

const fingerprint = recordFingerprint("store-1");
const print = (text: string, numbers: readonly number[] = []): string => {
  const { lo, hi } = fingerprint(text, Int32Array.from(numbers), numbers.length);
  return `${hi} ${lo}`;
};

test("a text differs from every other by one unit, at its end too, and from one with half a character", () => {
  const base = "Ward Clerk, Cardiology, Site 3, Ambleford General Hospital, Łódź";
  const texts = [base];
  for (let at = 0; at < base.length; at++) {
    texts.push(`${base.slice(0, at)}\u0001${base.slice(at + 1)}`);
  }
  for (let tail = 1; tail < 20; tail++) texts.push(base + "\0".repeat(tail));
  for (const half of ["\ud800", "\udc00", "\ud801", "\ufffd"]) texts.push(base + half, half);
  for (const length of [0, 1, 31, 32, 33, 16_383, 16_384, 100_000]) texts.push("x".repeat(length));
  for (const length of [16_384, 16_385]) texts.push("\u20ac".repeat(length));
  expect(new Set(texts.map((text) => print(text))).size).toBe(texts.length);
});

test("bytes have the fingerprint of the text whose UTF-8 they are, wherever they lie, and of no other", () => {
  const texts = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(texts, texts, fc.nat(9), (one, other, before) => {
      const ofBytes = (text: string): string => {
        const bytes = Buffer.concat([Buffer.alloc(before, "x"), Buffer.from(text)]);
        const { lo, hi } = fingerprint(bytes.subarray(before));
        return `${hi} ${lo}`;
      };
      expect(ofBytes(one)).toBe(print(one));
      expect(ofBytes(one) === print(other)).toBe(one === other);
    }),
  );
  expect(fingerprint(new Uint8Array(100_000).fill(97)).lo).toBe(
    fingerprint("a".repeat(100_000)).lo,
  );
});

test("a text with half a character differs from the one whose bytes it has", () => {
  const half = "\ud800a";
  const same = Buffer.from(half, "utf16le").toString("latin1");
  expect(print(half)).not.toBe(print(same));
});

test("what was read before leaves nothing behind", () => {
  const known = print("y".repeat(33), [1]);
  print("z".repeat(500), [2, 3, 4, 5, 6, 7, 8]);
  print("z".repeat(50_000));
  expect(print("y".repeat(33), [1])).toBe(known);
});

test("a text and numbers are told from every other text and numbers", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\0", "\u0001"), maxLength: 9 });
  const numbers = fc.array(fc.constantFrom(0, 1, 97, -1), { maxLength: 4 });
  const record = fc.tuple(text, numbers);
  fc.assert(
    fc.property(record, record, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      if (isSame) expect(print(...one)).toBe(print(...other));
      else expect(print(...one)).not.toBe(print(...other));
    }),
    { numRuns: 1000 },
  );
});

test("only as many numbers count as are said to", () => {
  const { lo, hi } = fingerprint("text", Int32Array.of(1, 2, 3), 2);
  expect(`${hi} ${lo}`).toBe(print("text", [1, 2]));
});

test("records that differ in any two words have fingerprints of their own", () => {
  const known = new Set<string>();
  let count = 0;
  for (let one = 0; one < 8; one++) {
    for (let other = one + 1; other < 8; other++) {
      for (let value = 1; value < 64; value++) {
        for (let second = 1; second < 64; second++) {
          const numbers = new Array<number>(8).fill(0);
          numbers[one] = value << 20;
          numbers[other] = second << 12;
          known.add(print("", numbers));
          count++;
        }
      }
    }
  }
  expect(known.size).toBe(count);
});

test("one bit of a number turns about half of the bits, and another seed all of them", () => {
  let turned = 0;
  for (let index = 0; index < 2000; index++) {
    const [one, other] = [print("record", [index]), print("record", [index ^ 1])].map((text) =>
      text.split(" ").map(Number),
    ) as [number[], number[]];
    for (const half of [0, 1]) {
      const bits = ((one[half] as number) ^ (other[half] as number)) >>> 0;
      turned += bits.toString(2).replaceAll("0", "").length;
    }
  }
  expect(turned / 2000).toBeGreaterThan(30);
  expect(turned / 2000).toBeLessThan(34);
  const { lo, hi } = recordFingerprint("store-2")("record", Int32Array.of(1), 1);
  expect(`${hi} ${lo}`).not.toBe(print("record", [1]));
});
