import { blockEntries, blockSize, blockSums } from "./body.ts";
import type { EntryList } from "./entries.ts";
import type { Span } from "./search.ts";
import { type SectionName, sectionNames } from "./sections.ts";

/** The body of an index, as it was handed on. */
export interface LaidOut {
  readonly spans: Readonly<Record<SectionName, Span>>;
  /** Of each block. */
  readonly sums: Uint32Array<ArrayBuffer>;
  readonly length: number;
}

/**
 * Hands on the entries section by section, each beginning with a block of its own: sorted, and let go of in turn, so that
 * the whole of them is never held twice.
 */
export function layOut(
  lists: Readonly<Record<SectionName, EntryList>>,
  write: (bytes: Uint8Array) => void,
): LaidOut {
  const spans = {} as Record<SectionName, Span>;
  const sums: Uint32Array[] = [];
  let blocks = 0;
  for (const name of sectionNames) {
    const entries = lists[name].takeSorted();
    const bytes = padded(new Uint8Array(entries.buffer));
    spans[name] = { first: blocks * blockEntries, count: entries.length };
    sums.push(blockSums(bytes));
    write(bytes);
    blocks += bytes.length / blockSize;
  }
  return { spans, sums: joined(sums, blocks), length: blocks * blockSize };
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
