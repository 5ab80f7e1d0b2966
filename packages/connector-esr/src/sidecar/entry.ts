import { endianness } from "node:os";

/** Which of the two words of an entry is the lower one. */
export const lowWord: 0 | 1 = endianness() === "LE" ? 0 : 1;

/** The size of one entry in bytes: a hash of 28 bits above a place of 36. */
export const entrySize = 8;

/** The files that an index can address are shorter than this, in bytes. */
export const addressable: number = 2 ** 36;

const word = 2 ** 32;

/** Works out the upper word of an entry. The lower one is what is left of the place. */
export function highWord(hash: number, offset: number): number {
  return ((hash << 4) | (offset < word ? 0 : Math.floor(offset / word))) >>> 0;
}

/** Reads the hash of the entry at `index` of a section's words. */
export function entryHash(words: Uint32Array, index: number): number {
  return (words[index * 2 + 1 - lowWord] as number) >>> 4;
}

/** Reads the place of the entry at `index` of a section's words. */
export function entryOffset(words: Uint32Array, index: number): number {
  const high = (words[index * 2 + 1 - lowWord] as number) & 0xf;
  return high * word + (words[index * 2 + lowWord] as number);
}
