import fc from "fast-check";
import { expect, test } from "vitest";
import { blockEntries, blockSums, openBody } from "../src/sidecar/body.ts";
import { highWord, lowWord } from "../src/sidecar/entry.ts";
import { placesInBoth } from "../src/sidecar/places-in-both.ts";
import { createSection, type Section } from "../src/sidecar/search.ts";
import { sharedHashes } from "../src/sidecar/shared-hashes.ts";

const blocksBefore = 3;

/** A section that begins behind others; each entry's place is ten times its number. */
function sectionOf(hashes: readonly number[]): { readonly section: Section; blocksRead(): number } {
  const first = blocksBefore * blockEntries;
  const blocks = Math.ceil((first + hashes.length) / blockEntries);
  const words = new Uint32Array(blocks * blockEntries * 2);
  for (const [index, hash] of hashes.entries()) {
    words[(first + index) * 2 + lowWord] = index * 10;
    words[(first + index) * 2 + 1 - lowWord] = highWord(hash, index * 10);
  }
  const bytes = new Uint8Array(words.buffer);
  let reads = 0;
  const read = (into: Uint8Array, position: number): number => {
    reads++;
    into.set(bytes.subarray(position, position + into.length));
    return into.length;
  };
  const body = openBody({ length: bytes.length, read, sums: blockSums(bytes) });
  return { section: createSection(body, { first, count: hashes.length }), blocksRead: () => reads };
}

const even = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.floor((index / count) * 2 ** 28));

/** Sorted hashes, of which many are the same and none where it is expected. */
const uneven = fc
  .array(fc.tuple(fc.nat(2 ** 28 - 1), fc.integer({ min: 1, max: 3000 })), { maxLength: 12 })
  .map((runs) => runs.flatMap(([hash, times]) => new Array<number>(times).fill(hash)))
  .map((hashes) => hashes.sort((a, b) => a - b));

function expectFound(hashes: readonly number[], low: number, high: number): void {
  const { section } = sectionOf(hashes);
  const first = hashes.findIndex((hash) => hash >= low);
  expect(section.firstFrom(low)).toBe(first === -1 ? hashes.length : first);
  const expected = hashes.flatMap((hash, index) => (hash >= low && hash <= high ? index * 10 : []));
  expect(section.between(low, high)).toEqual(expected);
}

test("the entries between two hashes are found, whatever the hashes are", () => {
  fc.assert(
    fc.property(uneven, fc.nat(), fc.nat(2 ** 28 - 1), (hashes, pick, other) => {
      const own = hashes[pick % (hashes.length || 1)] ?? other;
      expectFound(hashes, own, own);
      expectFound(hashes, own + 1, Math.max(own + 1, other));
      expectFound(hashes, Math.max(0, own - 1), own);
    }),
    { numRuns: 40 },
  );
});

test("hashes that are spread evenly are found with one block or two", () => {
  const hashes = even(100_000);
  for (const at of [0, 1, 1023, 1024, 50_000, 99_999]) {
    const { section, blocksRead } = sectionOf(hashes);
    const hash = hashes[at] as number;
    expect(section.between(hash, hash)).toEqual([at * 10]);
    expect(blocksRead()).toBeLessThanOrEqual(2);
  }
});

test("a section is read in pieces from any entry to any other", () => {
  const hashes = even(70_000);
  const { section } = sectionOf(hashes);
  const offsets = (from?: number, to?: number): number[] =>
    [...section.pieces(from, to)].flatMap((words) =>
      Array.from({ length: words.length / 2 }, (_, index) => words[index * 2 + lowWord] as number),
    );
  const expected = hashes.map((_, index) => index * 10);
  const seen: number[] = [];
  for (const words of section.pieces()) {
    for (let index = 0; index < words.length / 2; index++) {
      seen.push(words[index * 2 + lowWord] as number);
    }
  }
  expect(seen).toEqual(expected);
  expect(offsets(5, 5)).toEqual([]);
  expect(offsets(1000, 1100)).toEqual(expected.slice(1000, 1100));
  expect(offsets(69_990, 70_000)).toEqual(expected.slice(69_990));
});

test("rows that have their hash in common with another are told, also across pieces", () => {
  const hashes = even(80_000);
  for (const at of [3, 4, 32_767, 65_535, 65_536, 79_998]) hashes[at + 1] = hashes[at] as number;
  const found = [...sharedHashes(sectionOf(hashes).section)].map(({ offset }) => offset / 10);
  expect(found).toEqual([3, 4, 5, 32_767, 32_768, 65_535, 65_536, 65_537, 79_998, 79_999]);
});

test("of a section those places are held whose hash another section has", () => {
  const { section } = sectionOf([1, 5, 5, 9, 200, 300]);
  const { section: other } = sectionOf([0, 2, 3, 4, 5, 5, 5, 9, 250, 260, 300, 301]);
  const { find } = placesInBoth(section, other);
  expect([0, 1, 5, 9, 200, 250, 300, 301].map(find)).toEqual([
    [],
    [],
    [10, 20],
    [30],
    [],
    [],
    [50],
    [],
  ]);
  expect(placesInBoth(section, sectionOf([]).section).find(5)).toEqual([]);
});
