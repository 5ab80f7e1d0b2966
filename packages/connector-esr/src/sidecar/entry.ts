import { endianness } from "node:os";

/** Which of the two words of an entry is the lower one. */
export const lowWord: 0 | 1 = endianness() === "LE" ? 0 : 1;

/** The size of one entry in bytes: a hash of 28 bits above a place of 36. */
export const entrySize = 8;

/** The files that an index can address are shorter than this, in bytes. */
export const addressable: number = 2 ** 36;

const word = 2 ** 32;
const highWord = 1 - lowWord;

/** Writes an entry as two words. */
export function writeEntry(
  words: Uint32Array,
  at: number,
  { hash, offset }: { readonly hash: number; readonly offset: number },
): void {
  words[at + lowWord] = offset >>> 0;
  words[at + highWord] = ((hash << 4) | Math.floor(offset / word)) >>> 0;
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
