import { describe, expect, test } from "vitest";
import { readDenyList } from "../../src/password/terms/deny-list.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const points = (text: string): Uint32Array =>
  Uint32Array.from(text, (each) => each.codePointAt(0) as number);
const cut = (whole: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
    whole.subarray(at * size, at * size + size),
  );

describe("a deny list from a file", () => {
  test("is the same however the bytes are cut", async () => {
    const file = bytes("123456\r\nPässword\n\nqwerty\nno end");
    for (const size of [1, 2, 3, 7, 100]) {
      const { list, faultCount } = await readDenyList(cut(file, size));
      expect([list.size, faultCount]).toEqual([4, 0]);
      const has = (text: string): boolean => list.whole.plain.has(points(text), 0, text.length);
      expect(["123456", "pässword", "qwerty", "no end"].every(has)).toBe(true);
      expect(has("qwert")).toBe(false);
    }
  });

  test("leaves out lines that are no text or too long, and says which", async () => {
    const file = Buffer.concat([
      bytes("one\n"),
      Buffer.from([0x61, 0xff, 10]),
      bytes(`${"x".repeat(1025)}\ntwo\n${"y".repeat(1024)}\n${"z".repeat(3000)}`),
    ]);
    for (const size of [1, 500, 10_000]) {
      const { list, faults, faultCount } = await readDenyList(cut(file, size));
      expect(list.size).toBe(3);
      expect(faultCount).toBe(3);
      expect(faults).toEqual([
        { line: 2, problem: "not-text" },
        { line: 3, problem: "too-long" },
        { line: 6, problem: "too-long" },
      ]);
    }
  });

  test("names no more than a hundred faults, and counts all", async () => {
    const file = Buffer.concat([
      bytes("one\n"),
      Buffer.from([0xff, 10].concat([])),
      ...Array.from({ length: 200 }, () => Buffer.from([0xff, 10])),
    ]);
    const { faults, faultCount } = await readDenyList([file]);
    expect([faults.length, faultCount]).toEqual([100, 201]);
  });

  test("of which nothing can be read is an error with its place", async () => {
    const reading = readDenyList([bytes("\n\n")], { file: "common.txt" });
    await expect(reading).rejects.toMatchObject({
      code: "invalid-value",
      where: { file: "common.txt" },
    });
  });
});
