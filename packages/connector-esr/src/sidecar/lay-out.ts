import { blockEntries, blockSize, blockSums } from "./body.ts";
import type { EntryList } from "./entries.ts";
import type { Span } from "./search.ts";
import { type SectionName, sectionNames } from "./sections.ts";

/** How many blocks are handed on at once. */
const blocksAtOnce = 16;

/** The body of an index, as it was handed on. */
export interface LaidOut {
  readonly spans: Readonly<Record<SectionName, Span>>;
  /** Of each block. */
  readonly sums: Uint32Array<ArrayBuffer>;
  readonly length: number;
}

/** Hands on the entries section by section, each beginning with a block of its own. What is handed on holds until the next. */
export function layOut(
  lists: Readonly<Record<SectionName, EntryList>>,
  write: (bytes: Uint8Array) => void,
): LaidOut {
  const spans = {} as Record<SectionName, Span>;
  const sums: Uint32Array[] = [];
  let blocks = 0;
  for (const name of sectionNames) {
    const first = blocks * blockEntries;
    let count = 0;
    for (const words of packed(lists[name].takeSorted())) {
      count += words.length / 2;
      const bytes = padded(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
      sums.push(blockSums(bytes));
      write(bytes);
      blocks += bytes.length / blockSize;
    }
    spans[name] = { first, count };
  }
  return { spans, sums: joined(sums, blocks), length: blocks * blockSize };
}

/** Puts pieces of any length together to whole blocks; only the last ones may be less. */
function* packed(pieces: Iterable<Uint32Array>): Generator<Uint32Array<ArrayBuffer>, void> {
  const whole = new Uint32Array((blocksAtOnce * blockSize) / Uint32Array.BYTES_PER_ELEMENT);
  let filled = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + whole.length - filled);
      whole.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < whole.length) continue;
      yield whole;
      filled = 0;
    }
  }
  if (filled > 0) yield whole.subarray(0, filled);
}

function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % blockSize === 0) return bytes;
  const whole = new Uint8Array(Math.ceil(bytes.length / blockSize) * blockSize);
  whole.set(bytes);
  return whole;
}

function joined(parts: readonly Uint32Array[], length: number): Uint32Array<ArrayBuffer> {
  const whole = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
