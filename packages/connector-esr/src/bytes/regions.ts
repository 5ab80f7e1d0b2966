import type { FileHandle } from "node:fs/promises";
import { ConnectorError } from "@rollcall/core";

/** A stretch of a file that ends where a line ends, or the start of a line that is too long to be held. */
export interface Region {
  /** Valid until the next region is asked for. */
  readonly buffer: Buffer;
  readonly length: number;
  /** Where in the file the stretch begins. */
  readonly offset: number;
  /** The stretch goes on with a line that began in the one before. */
  readonly continues: boolean;
}

/** What to read of a file. */
export interface RegionOptions {
  /** Reading stops here, so that a file that grows is not read for ever. */
  readonly size: number;
  readonly signal?: AbortSignal | undefined;
}

const capacity = 1 << 20;
/** Room before what is read for the line that the region before left unfinished. */
const headroom = 1 << 17;
const newline = 0x0a;

/**
 * Reads a file as regions of about a mebibyte, whatever the length of its lines. The next one is being read while the
 * caller is at work on this one.
 */
export async function* readRegions(
  handle: FileHandle,
  { size, signal }: RegionOptions,
): AsyncGenerator<Region, void> {
  let offset = 0;
  let left: Uint8Array = new Uint8Array();
  let continues = false;
  const buffers = [emptyBuffer(), emptyBuffer()] as const;
  const readInto = (turn: number, position: number): Promise<Chunk> =>
    readChunk(handle, buffers[turn % 2 === 0 ? 0 : 1], { position, size });
  let turn = 0;
  let next = readInto(turn, 0);
  while (offset < size) {
    throwIfAborted(signal);
    const { buffer, end } = await next;
    const start = headroom - left.length;
    if (end === headroom) return;
    buffer.set(left, start);
    const read = offset + left.length + (end - headroom);
    turn++;
    next = readInto(turn, read);
    next.catch(() => undefined);
    const cut = read >= size ? end : endOfLines(buffer, start, end);
    const bytes = buffer.subarray(start, cut);
    yield { buffer: bytes, length: bytes.length, offset, continues };
    offset += bytes.length;
    continues = bytes.at(-1) !== newline;
    left = buffer.subarray(cut, end);
  }
}

interface Chunk {
  readonly buffer: Buffer;
  /** One past the last byte; the first is at {@link headroom}. */
  readonly end: number;
}

function emptyBuffer(): Buffer {
  return Buffer.allocUnsafeSlow(headroom + capacity);
}

async function readChunk(
  handle: FileHandle,
  buffer: Buffer,
  { position, size }: { readonly position: number; readonly size: number },
): Promise<Chunk> {
  const wanted = Math.min(capacity, size - position);
  if (wanted <= 0) return { buffer, end: headroom };
  const { bytesRead } = await handle.read(buffer, headroom, wanted, position);
  return { buffer, end: headroom + bytesRead };
}

/** Tells where the last whole line ends; where all is one line, or what is left would not fit before the next chunk, the end. */
function endOfLines(buffer: Buffer, start: number, end: number): number {
  const last = buffer.lastIndexOf(newline, end - 1) + 1;
  return last <= start || end - last > headroom ? end : last;
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
