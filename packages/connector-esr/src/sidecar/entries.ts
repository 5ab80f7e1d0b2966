import { highWord, lowWord } from "./entry.ts";
import { sortEntries } from "./sort-entries.ts";

/** Collects entries of one section in typed arrays, eight bytes each. */
export interface EntryList {
  /** Adds an entry: a hash of 28 bits and a place in a file of at most 64 GiB. */
  add(hash: number, offset: number): void;
  /** Gives the entries in order of hash, then place, and lets go of them. */
  takeSorted(): BigUint64Array<ArrayBuffer>;
}

const chunkEntries = 1 << 13;

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
      chunk[used + 1 - lowWord] = highWord(hash, offset);
      used += 2;
    },
    takeSorted() {
      const words = new Uint32Array(full.length * chunkEntries * 2 + used);
      for (const [index, part] of full.entries()) words.set(part, index * chunkEntries * 2);
      words.set(chunk.subarray(0, used), full.length * chunkEntries * 2);
      full.length = 0;
      chunk = new Uint32Array(0);
      used = 0;
      return sortEntries(words);
    },
  };
}
