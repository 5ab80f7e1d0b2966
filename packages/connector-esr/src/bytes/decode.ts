import { fieldEnd, fieldStart, type Row } from "./row.ts";

/** How the text of a file is encoded. Nothing states it: it is UTF-8 when all of it is valid UTF-8. */
export type Encoding = "utf-8" | "windows-1252";

/** Decodes fields of one file. */
export interface Decoder {
  /** A field as text of its own, which keeps nothing else of the file alive. */
  text(row: Row, column: number): string;
  /** The same, for fields whose values come again and again: equal values share one string. */
  shared(row: Row, column: number): string;
  /** The same, for fields that are mostly as in the row before: `last` is that value. */
  again(row: Row, column: number, last: string): string;
  /** Takes up neighbouring fields at once, from one column up to another, for {@link Decoder.part} of the same row. */
  load(row: Row, first: number, last: number): void;
  /** As {@link Decoder.text}, for a field that was taken up; faster, since short ones are cut from what is at hand. */
  part(row: Row, column: number): string;
}

const slots = 1 << 13;
const longestShared = 64;
/** V8 copies parts that are shorter than this; a longer one would keep its whole alive. */
const shortestSlice = 13;
const prime = 0x01000193;

/** Makes a decoder for an encoding. */
export function createDecoder(encoding: Encoding): Decoder {
  const other = new TextDecoder(encoding);
  const cache: string[] = new Array(slots).fill("");
  let loaded = "";
  let loadedStart = 0;
  const decode = (row: Row, start: number, end: number): string => {
    if (row.ascii || isAscii(row.buffer, start, end)) return latin1(row.buffer, start, end);
    return other.decode(row.buffer.subarray(start, end));
  };
  const shared = (row: Row, column: number): string => {
    const start = fieldStart(row, column);
    const end = fieldEnd(row, column);
    if (start === end) return "";
    const plain = row.ascii || isAscii(row.buffer, start, end);
    if (!plain || end - start > longestShared) return decode(row, start, end);
    const slot = hashRange(row.buffer, start, end) & (slots - 1);
    const known = cache[slot] as string;
    if (equals(known, row.buffer, start, end)) return known;
    const made = decode(row, start, end);
    cache[slot] = made;
    return made;
  };
  return {
    text(row, column) {
      const start = fieldStart(row, column);
      const end = fieldEnd(row, column);
      return start === end ? "" : decode(row, start, end);
    },
    shared,
    again(row, column, last) {
      const [start, end] = [fieldStart(row, column), fieldEnd(row, column)];
      return row.ascii && equals(last, row.buffer, start, end) ? last : shared(row, column);
    },
    load(row, first, last) {
      loadedStart = fieldStart(row, first);
      loaded = row.ascii ? latin1(row.buffer, loadedStart, fieldEnd(row, last)) : "";
    },
    part(row, column) {
      const start = fieldStart(row, column);
      const end = fieldEnd(row, column);
      if (start === end) return "";
      if (loaded === "" || end - start >= shortestSlice) return decode(row, start, end);
      return loaded.slice(start - loadedStart, end - loadedStart);
    },
  };
}

interface Latin1 {
  readonly latin1Slice?: (start: number, end: number) => string;
}

/** `latin1Slice` is what `toString` comes to after it has looked at its arguments, which for short fields takes as long. */
function latin1(buffer: Buffer & Latin1, start: number, end: number): string {
  return buffer.latin1Slice?.(start, end) ?? buffer.toString("latin1", start, end);
}

function isAscii(buffer: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((buffer[at] as number) > 0x7f) return false;
  return true;
}

function hashRange(buffer: Buffer, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (buffer[at] as number), prime);
  return hash ^ (hash >>> 15);
}

function equals(known: string, buffer: Buffer, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = start; at < end; at++) {
    if (known.charCodeAt(at - start) !== buffer[at]) return false;
  }
  return true;
}
