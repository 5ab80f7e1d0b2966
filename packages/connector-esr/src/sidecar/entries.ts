import { endianness } from "node:os";

/** Collects entries of one section in typed arrays, eight bytes each. */
export interface EntryList {
  /** Adds an entry: a hash of 28 bits and a place in a file of at most 64 GiB. */
  add(hash: number, offset: number): void;
  /** Gives the entries in order of hash, then place, and lets go of them. */
  takeSorted(): BigUint64Array<ArrayBuffer>;
}

/** Which of the two words of an entry is the lower one. */
export const lowWord: 0 | 1 = endianness() === "LE" ? 0 : 1;

/** The size of one entry in bytes. */
export const entrySize = 8;

/** The files that an index can address are at most this long, in bytes. */
export const addressable: number = 2 ** 36;

const chunkEntries = 1 << 13;
const word = 2 ** 32;
const highWord = 1 - lowWord;

/** Makes an empty list of entries. */
export function createEntries(): EntryList {
  const full: Uint32Array<ArrayBuffer>[] = [];
  let chunk = new Uint32Array(0);
  let used = 0;
  return {
    add(hash, offset) {
      if (used === chunk.length) {
        if (used > 0) full.push(chunk);
        chunk = new Uint32Array(chunkEntries * 2);
        used = 0;
      }
      chunk[used + lowWord] = offset >>> 0;
      chunk[used + highWord] = ((hash << 4) | Math.floor(offset / word)) >>> 0;
      used += 2;
    },
    takeSorted() {
      const words = new Uint32Array(full.length * chunkEntries * 2 + used);
      for (const [index, part] of full.entries()) words.set(part, index * chunkEntries * 2);
      words.set(chunk.subarray(0, used), full.length * chunkEntries * 2);
      full.length = 0;
      chunk = new Uint32Array(0);
      used = 0;
      return new BigUint64Array(words.buffer).sort();
    },
  };
}

/** Reads the hash of the entry at `index` of a section's words. */
export function entryHash(words: Uint32Array, index: number): number {
  return (words[index * 2 + highWord] as number) >>> 4;
}

/** Reads the place of the entry at `index` of a section's words. */
export function entryOffset(words: Uint32Array, index: number): number {
  const high = (words[index * 2 + highWord] as number) & 0xf;
  return high * word + (words[index * 2 + lowWord] as number);
}
