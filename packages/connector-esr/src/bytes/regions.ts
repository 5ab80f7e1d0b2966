import type { FileHandle } from "node:fs/promises";
import { ConnectorError } from "@rollcall/core";
import { unreadableFile } from "../errors.ts";
import type { Row } from "./row.ts";
import { createScanner, type Scanner } from "./scanner.ts";

/** A stretch of a file that ends where a line ends, or of a line that is too long to be held, where a character ends. */
export interface Region {
  /** Valid until the next region is asked for; the stretch is from `start` up to `end` of it. */
  readonly buffer: Buffer;
  readonly start: number;
  readonly end: number;
  /** Where in the file the stretch begins. */
  readonly offset: number;
  /** The stretch goes on with a line that began in the one before. */
  readonly continues: boolean;
  /** How many lines the stretch has, an unfinished one at its end included. */
  readonly lines: number;
  /** Splits a line. Lines are to be asked for in order. */
  take(row: Row, line: number): void;
  /** Splits any line, and does not tell whether all of it is ASCII. */
  peek(row: Row, line: number): void;
}

/** What to read of a file. */
export interface RegionOptions {
  /** Named in the error when the file cannot be read. */
  readonly path: string;
  /** Reading stops here, so that a file that grows is not read for ever. */
  readonly size: number;
  readonly signal?: AbortSignal | undefined;
}

const capacity = 1 << 20;
/** Room before what is read for the line that the region before left unfinished. */
const headroom = 1 << 17;
const newline = 0x0a;
const carriageReturn = 0x0d;
const block = 16;
/** In bytes, in UTF-8. */
const longestCharacter = 4;

/**
 * Reads a file as regions of about a mebibyte, whatever the length of its lines. The next one is being read while the
 * caller is at work on this one. Throws `unavailable` when a part of the file cannot be read.
 */
export async function* readRegions(
  handle: FileHandle,
  { path, size, signal }: RegionOptions,
): AsyncGenerator<Region, void> {
  const scanner = createScanner(headroom + capacity, size);
  const { bytes, halves } = scanner;
  let offset = 0;
  let left: Uint8Array = new Uint8Array();
  let continues = false;
  let turn: 0 | 1 = 0;
  let next = readChunk(handle, bytes, { path, at: halves[turn] + headroom, position: 0, size });
  while (offset < size) {
    throwIfAborted(signal);
    const first = halves[turn] + headroom;
    const end = first + (await next);
    const start = first - left.length;
    if (end === first) return;
    bytes.set(left, start);
    const position = offset + end - start;
    turn = turn === 0 ? 1 : 0;
    next = readChunk(handle, bytes, { path, at: halves[turn] + headroom, position, size });
    next.catch(() => undefined);
    const cut = position >= size ? end : endOfLines(bytes, start, end);
    yield { buffer: bytes, start, end: cut, offset, continues, ...splitLines(scanner, start, cut) };
    offset += cut - start;
    continues = bytes[cut - 1] !== newline;
    left = bytes.subarray(cut, end);
  }
}

interface ChunkPlace {
  readonly path: string;
  /** Where in the buffer to put it. */
  readonly at: number;
  readonly position: number;
  readonly size: number;
}

async function readChunk(
  handle: FileHandle,
  buffer: Buffer,
  { path, at, position, size }: ChunkPlace,
): Promise<number> {
  const wanted = Math.min(capacity, size - position);
  if (wanted <= 0) return 0;
  try {
    return (await handle.read(buffer, at, wanted, position)).bytesRead;
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}

/** Finds the lines of a stretch. One that has no end yet is given as far as it goes. */
function splitLines(
  { bytes, scan }: Scanner,
  start: number,
  end: number,
): Pick<Region, "lines" | "take" | "peek"> {
  const { starts, lines, high, count, lineCount, highCount } = scan(start, end);
  const unfinished = end > start && bytes[end - 1] !== newline;
  starts[0] = start;
  starts[count + 1] = end + 1;
  lines[lineCount] = count;
  const peek = (row: Row, line: number): void => {
    const base = line === 0 ? 0 : (lines[line - 1] as number) + 1;
    const last = (lines[line] as number) + 1;
    row.buffer = bytes;
    row.starts = starts;
    row.base = base;
    row.count = last - base;
    row.start = starts[base] as number;
    const feed = (starts[last] as number) - 1;
    row.end = feed > row.start && bytes[feed - 1] === carriageReturn ? feed - 1 : feed;
  };
  let nextHigh = 0;
  return {
    lines: unfinished ? lineCount + 1 : lineCount,
    peek,
    take(row, line) {
      peek(row, line);
      while (nextHigh < highCount && (high[nextHigh] as number) + block <= row.start) nextHigh++;
      row.ascii = nextHigh === highCount || (high[nextHigh] as number) >= row.end;
    },
  };
}

/**
 * Tells where the last whole line ends; where all is one line, or what is left would not fit before the next chunk, where
 * the last whole character does: half of one would make the stretch look like another encoding.
 */
function endOfLines(buffer: Buffer, start: number, end: number): number {
  const last = buffer.lastIndexOf(newline, end - 1) + 1;
  return last <= start || end - last > headroom ? endOfCharacters(buffer, end) : last;
}

/** In UTF-8; in other encodings it is off by three bytes at most, which then come with the next stretch. */
function endOfCharacters(buffer: Buffer, end: number): number {
  for (let back = 1; back < longestCharacter; back++) {
    const byte = buffer[end - back] as number;
    if (byte >= 0x80 && byte < 0xc0) continue;
    const length = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : longestCharacter;
    return length > back ? end - back : end;
  }
  return end;
}

/** Throws `cancelled` when the caller no longer waits. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new ConnectorError({
    code: "cancelled",
    message: "the read was cancelled",
    scope: "session",
    cause: signal.reason,
  });
}
