import type { Marks } from "./marks.ts";
import { scanBytes } from "./scan-bytes.ts";
import { allocateScan, type WasmScan } from "./scan-wasm.ts";

/** Two buffers to read into by turns, and the means to find the separators in them. */
export interface Scanner {
  /** Both are views of one memory; places in {@link Marks} count from the start of `bytes`. */
  readonly bytes: Buffer;
  /** Where each of the two buffers begins. */
  readonly halves: readonly [number, number];
  /** What is found holds until the next scan. */
  scan(at: number, end: number): Marks;
}

const page = 65_536;
const word = 4;
const block = 16;
/** Below this, making a memory for vectors costs more than it brings, and change extracts come by the hundred. */
const fewBytes = 1 << 20;

/** Makes a scanner with two buffers of `length` bytes for a file of `size` bytes. */
export function createScanner(length: number, size: number): Scanner {
  return (size < fewBytes ? undefined : vectorScanner(length)) ?? plainScanner(length);
}

function plainScanner(length: number): Scanner {
  const bytes = Buffer.allocUnsafeSlow(length * 2);
  return { bytes, halves: [0, length], scan: (at, end) => scanBytes(bytes, at, end) };
}

function vectorScanner(length: number): Scanner | undefined {
  const half = Math.ceil(length / block) * block;
  const starts = half * 2 + block;
  const lines = starts + (half + 4) * word;
  const high = lines + (half + 4) * word;
  const total = high + (half / block + 4) * word;
  const allocated = allocateScan(Math.ceil(total / page));
  if (!allocated) return undefined;
  const { memory, scan } = allocated;
  const places = { starts, lines, high };
  return {
    bytes: Buffer.from(memory, 0, half * 2 + block),
    halves: [0, half],
    scan: (at, end) => scanVectors(memory, scan, { at, end, ...places }),
  };
}

interface Places {
  readonly at: number;
  readonly end: number;
  readonly starts: number;
  readonly lines: number;
  readonly high: number;
}

function scanVectors(memory: ArrayBuffer, scan: WasmScan, places: Places): Marks {
  const { at, end, starts, lines, high } = places;
  const count = scan(at, end, starts + word, lines + word, high + word);
  const [lineCount = 0] = new Int32Array(memory, lines, 1);
  const [highCount = 0] = new Int32Array(memory, high, 1);
  return {
    starts: new Int32Array(memory, starts, count + 2),
    lines: new Int32Array(memory, lines + word, lineCount + 1),
    high: new Int32Array(memory, high + word, highCount),
    count,
    lineCount,
    highCount,
  };
}
