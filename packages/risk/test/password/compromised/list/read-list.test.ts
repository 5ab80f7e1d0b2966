import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineRule } from "../../../../src/password/compromised/list/line-rule.ts";
import { readList } from "../../../../src/password/compromised/list/read-list.ts";

interface Read {
  readonly taken: readonly string[];
  readonly refused: readonly (readonly [number, LineRule])[];
  readonly lines: number;
  readonly leftOut: number;
}

async function read(pieces: readonly Uint8Array[], leastCount = 1): Promise<Read> {
  const taken: string[] = [];
  const refused: [number, LineRule][] = [];
  const hex = (number: number, length: number): string => number.toString(16).padStart(length, "0");
  const { lines, leftOut } = await readList(fromPieces(pieces), {
    name: "list.txt",
    leastCount,
    taker: {
      take: (shard, high, low) => taken.push(hex(shard, 2) + hex(high, 8) + hex(low, 8)),
      refuse: (line, rule) => refused.push([line, rule]),
    },
  });
  return { taken, refused, lines, leftOut };
}

async function* fromPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

const text = async (lines: string, leastCount?: number): Promise<Read> =>
  await read([Buffer.from(lines, "latin1")], leastCount);

const hash = (name: string): string => createHash("sha1").update(name).digest("hex");
const [one, two] = [hash("one"), hash("two")];
const key = (whole: string): string => whole.slice(0, 18);

describe("a list", () => {
  it("is read with either line end, in either case, with counts and without, and with no end after the last line", async () => {
    const { taken, refused, lines } = await text(`${one}\n${two.toUpperCase()}:12\r\n\r\n${one}:3`);
    expect(taken).toEqual([key(one), key(two), key(one)]);
    expect(refused).toEqual([]);
    expect(lines).toBe(4);
  });

  it("is read without the mark that some editors put before it", async () => {
    expect((await text(`\xef\xbb\xbf${one}\n`)).taken).toEqual([key(one)]);
  });

  it("is refused in UTF-16", async () => {
    await expect(read([Buffer.from(`\ufeff${one}\n`, "utf16le")])).rejects.toMatchObject({
      code: "invalid-value",
      where: { file: "list.txt", line: 1, rule: "encoding" },
    });
  });

  it("leaves out what was seen less often than asked for, and padding always", async () => {
    const lines = `${one}:1\n${two}:10\n${one}:0\n`;
    expect(await text(lines)).toMatchObject({ taken: [key(one), key(two)], leftOut: 1 });
    expect(await text(lines, 10)).toMatchObject({ taken: [key(two)], leftOut: 2 });
    expect(await text(lines, 11)).toMatchObject({ taken: [], leftOut: 3 });
  });

  it.each<readonly [string, LineRule]>([
    [one.slice(0, 32), "ntlm"],
    [`${one.slice(0, 32)}:7`, "ntlm"],
    [`${one.slice(0, 35)}:7`, "suffix"],
    [one.slice(0, 39), "length"],
    [`${one}0`, "length"],
    ["", "length"],
    [`${one.slice(0, 39)}g`, "digits"],
    [` ${one}`, "digits"],
    [`${one} `, "digits"],
    [`${one}:`, "count"],
    [`${one}:-1`, "count"],
    [`${one}:1e3`, "count"],
    [`${one}:${"9".repeat(16)}`, "count"],
    ["password", "digits"],
    ["x".repeat(200_000), "long"],
  ])("has the line %.60s refused by the rule %s, and those around it read", async (line, rule) => {
    const bad = line === "" ? ":" : line;
    const { taken, refused, lines } = await text(`${one}:1\n${bad}\n${two}:2\n`);
    expect(refused).toEqual([[2, rule]]);
    expect(taken).toEqual([key(one), key(two)]);
    expect(lines).toBe(3);
  });

  it("has a line without a count refused when a least count was asked for", async () => {
    expect((await text(`${one}\n${two}:5\n`, 5)).refused).toEqual([[1, "no-count"]]);
  });

  it("is read the same however it is cut into pieces", async () => {
    const line = fc.constantFrom(
      one,
      `${two}:4`,
      `${one.toUpperCase()}:0`,
      "",
      "bad",
      one.slice(0, 32),
    );
    const ends = fc.constantFrom("\n", "\r\n");
    const lists = fc
      .tuple(fc.array(fc.tuple(line, ends), { maxLength: 12 }), line, fc.boolean())
      .map(([all, last, mark]) => (mark ? "\xef\xbb\xbf" : "") + all.flat().join("") + last);
    await fc.assert(
      fc.asyncProperty(lists, fc.array(fc.integer({ min: 1, max: 60 })), async (list, cuts) => {
        const pieces: Uint8Array[] = [];
        let left = Buffer.from(list, "latin1");
        for (const cut of cuts) {
          pieces.push(left.subarray(0, cut));
          left = left.subarray(cut);
        }
        expect(await read([...pieces, left])).toEqual(await text(list));
      }),
    );
  });
});
