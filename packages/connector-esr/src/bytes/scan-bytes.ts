import type { Marks } from "./marks.ts";

const separator = 0x7e;
const newline = 0x0a;
const block = 16;

/** Finds the separators from `at` up to `end`, byte by byte. */
export function scanBytes(bytes: Uint8Array, at: number, end: number): Marks {
  const starts = new Int32Array(end - at + 2);
  const lines = new Int32Array(end - at + 1);
  const high: number[] = [];
  let count = 0;
  let lineCount = 0;
  for (let place = at; place < end; place++) {
    const byte = bytes[place] as number;
    if (byte > 0x7f && (high.length === 0 || place >= (high.at(-1) as number) + block)) {
      high.push(place - ((place - at) % block));
    }
    if (byte !== separator && byte !== newline) continue;
    if (byte === newline) lines[lineCount++] = count;
    starts[++count] = place + 1;
  }
  return { starts, lines, high: Int32Array.from(high), count, lineCount, highCount: high.length };
}
