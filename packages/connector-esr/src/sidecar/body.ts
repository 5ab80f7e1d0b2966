import { crc32 } from "node:zlib";
import { ConnectorError } from "@rollcall/core";
import { entrySize } from "./entry.ts";

/** The entries of all sections, one after another, read in blocks each of which has its own check sum. */
export interface Body {
  /**
   * Gives a block's words, which hold until another block is asked for; the last one may be shorter. Throws `internal` when it
   * is not as it was written.
   */
  block(number: number): Uint32Array;
  /** Gives so many entries from the `first` on, as words; in the memory `into`, when it has the right length. */
  range(first: number, count: number, into?: ArrayBuffer): Uint32Array<ArrayBuffer>;
}

/** The size of a block in bytes. */
export const blockSize = 8192;

/** How many entries a block has. */
export const blockEntries: number = blockSize / entrySize;

const cachedBlocks = 256;

/** Where the bytes of a body are. */
export interface BodySource {
  readonly length: number;
  /** Fills `into` with the bytes from `position` on; gives how many there were. */
  read(into: Uint8Array, position: number): number;
  readonly sums: Uint32Array;
}

/** Works out the check sum of each block. */
export function blockSums(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const sums = new Uint32Array(Math.ceil(bytes.length / blockSize));
  for (let block = 0; block < sums.length; block++) {
    sums[block] = crc32(bytes.subarray(block * blockSize, (block + 1) * blockSize));
  }
  return sums;
}

type Block = Uint32Array<ArrayBuffer>;

/** Opens a body; the blocks that were read last stay in memory, two mebibytes of them. */
export function openBody(source: BodySource): Body {
  const cache = new Map<number, Block>();
  /** Takes the block out that came first, for its memory to be used again. */
  const oldest = (): ArrayBuffer | undefined => {
    if (cache.size < cachedBlocks) return undefined;
    const [number, { buffer }] = cache.entries().next().value as [number, Block];
    cache.delete(number);
    return buffer;
  };
  const readBlocks = (
    first: number,
    count: number,
    into?: ArrayBuffer,
  ): Uint8Array<ArrayBuffer> => {
    const length = Math.min(count * blockSize, source.length - first * blockSize);
    const bytes = new Uint8Array(into?.byteLength === length ? into : new ArrayBuffer(length));
    if (source.read(bytes, first * blockSize) !== length) throw damaged();
    for (let at = 0; at < length; at += blockSize) {
      const sum = source.sums[first + at / blockSize];
      if (crc32(bytes.subarray(at, at + blockSize)) !== sum) throw damaged();
    }
    return bytes;
  };
  return {
    block(number) {
      const known = cache.get(number);
      if (known) return known;
      const words = new Uint32Array(readBlocks(number, 1, oldest()).buffer);
      cache.set(number, words);
      return words;
    },
    range(first, count, into) {
      const block = Math.floor(first / blockEntries);
      const skipped = first % blockEntries;
      const { buffer } = readBlocks(block, Math.ceil((skipped + count) / blockEntries), into);
      return new Uint32Array(buffer, skipped * entrySize, count * 2);
    },
  };
}

function damaged(): ConnectorError {
  return new ConnectorError({
    code: "internal",
    message: "an index of an extract is damaged",
    scope: "system",
    advice: "Delete the state folder of the ESR connector; it is made again from the extracts.",
  });
}
