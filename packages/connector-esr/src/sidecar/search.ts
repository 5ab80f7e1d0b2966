import { hashBits } from "../bytes/key-hash.ts";
import { type Body, blockEntries } from "./body.ts";
import { entryHash, entryOffset } from "./entry.ts";
import { firstFrom } from "./first-from.ts";

/** Where a section stands in the body, counted in entries. It begins with a block of its own. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/** Searches one section. */
export interface Section {
  readonly count: number;
  /** Gives the place of the row whose entry has this number. */
  offsetAt(index: number): number;
  /** Gives the places of all rows whose hash is between the two, both included, in order of hash, then place. */
  between(low: number, high: number): number[];
  /** Tells which is the first entry whose hash is at least this; {@link count} when there is none. */
  firstFrom(hash: number): number;
  /** Reads the entries from `from` up to `to`, two words each, piece by piece. A piece holds until the next one is asked for. */
  pieces(from?: number, to?: number): Iterable<Uint32Array>;
}

/** How many entries are read at once. */
const pieceEntries = 32 * blockEntries;

/** Makes a section of a body searchable. */
export function createSection(body: Body, { first, count }: Span): Section {
  const blockOf = (index: number): Uint32Array =>
    body.block(Math.floor((first + index) / blockEntries));
  const hashAt = (index: number): number => entryHash(blockOf(index), index % blockEntries);
  const offsetAt = (index: number): number => entryOffset(blockOf(index), index % blockEntries);
  const firstOf = (hash: number): number => search(count, hashAt, hash);
  return {
    count,
    offsetAt,
    firstFrom: firstOf,
    between(low, high) {
      const found: number[] = [];
      for (let at = firstOf(low); at < count; at++) {
        if (hashAt(at) > high) break;
        found.push(offsetAt(at));
      }
      return found;
    },
    *pieces(from = 0, to = count) {
      let memory: ArrayBuffer | undefined;
      for (let at = from; at < to; at += pieceEntries) {
        const words = body.range(first + at, Math.min(pieceEntries, to - at), memory);
        yield words;
        memory = words.buffer;
      }
    },
  };
}

/** Hashes are spread evenly, so that most are in the block where they should be, or in the next one to it. */
const nearBlocks = 3;
const range = 2 ** hashBits;

/** Looks at as few blocks as it can, since each may have to be read. */
function search(count: number, hashAt: (index: number) => number, hash: number): number {
  let low = 0;
  let high = count;
  let guess = Math.floor((hash / range) * count);
  for (let looked = 0; low < high; looked++) {
    if (looked >= nearBlocks || guess >= high) guess = (low + high) >>> 1;
    const start = guess - (guess % blockEntries);
    const from = Math.max(low, start);
    const last = Math.min(high, start + blockEntries) - 1;
    if (hashAt(from) >= hash) {
      high = from;
      guess = Math.max(low, from - 1);
    } else if (hashAt(last) < hash) {
      low = last + 1;
      guess = low;
    } else {
      return firstFrom({ from: from + 1, to: last }, hashAt, hash);
    }
  }
  return low;
}
