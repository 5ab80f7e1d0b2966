import type { Fingerprint } from "../../fingerprint.ts";
import type { ReadCacheWriter } from "../../store/read-cache.ts";

/** A row begins with how many words it has, this one among them, and the fingerprint by which it is found. */
export const rowHead = 3;

const wordsOfBlock = 1 << 15;

/** Puts rows into the blocks of a {@link ReadCacheWriter}. */
export interface RowBlocks {
  /** Adds the row that stands in `words` from `at` on, so many words long. */
  add(id: Readonly<Fingerprint>, words: Int32Array, at: number, size: number): void;
  /** Hands the last block over, so that the writer can be told to keep them. */
  flush(): void;
}

/** Starts with no row. A row that would not fit into a block of 128 KiB is left out. */
export function rowBlocks(writer: ReadCacheWriter): RowBlocks {
  const block = new Int32Array(wordsOfBlock);
  const bytes = new Uint8Array(block.buffer);
  let used = 0;
  const flush = (): void => {
    if (used > 0) writer.add(bytes.subarray(0, used * block.BYTES_PER_ELEMENT));
    used = 0;
  };
  return {
    add({ lo, hi }, words, at, size) {
      const needed = rowHead + size;
      if (needed > wordsOfBlock) return;
      if (used + needed > wordsOfBlock) flush();
      block[used++] = needed;
      block[used++] = lo;
      block[used++] = hi;
      for (let from = at; from < at + size; from++) block[used++] = words[from] as number;
    },
    flush,
  };
}
