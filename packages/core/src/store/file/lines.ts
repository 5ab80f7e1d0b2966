import type { FileHandle } from "node:fs/promises";

/** The byte that ends a line. */
export const lineBreak = 0x0a;

/** Some whole lines, one after the other, and the offset at which the first one starts. */
export interface FilePiece {
  readonly at: number;
  readonly bytes: Buffer;
}

/** A stretch of a file, in bytes, and how much is read of it at once. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly chunk: number;
  /** Each chunk is twice the one before, up to this many bytes: who reads on wants more. All are the same when missing. */
  readonly upTo?: number | undefined;
  /** Takes the first chunk if it is large enough: what is read of it holds until the room is used again. */
  readonly room?: Buffer | undefined;
}

/** Gives where each line of some whole lines starts and ends; the last one may lack its line break. */
export function eachLine(bytes: Buffer, found: (from: number, to: number) => void): void {
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(lineBreak, from);
    const to = at < 0 ? bytes.length : at;
    found(from, to);
    from = to + 1;
  }
}

/**
 * Reads the whole lines of a stretch, many at a time; a rest without a line break comes last, as a line.
 * The stretch starts where a line starts.
 */
export async function* filePieces(handle: FileHandle, stretch: Stretch): AsyncGenerator<FilePiece> {
  let at = stretch.from;
  let rest: Buffer = Buffer.alloc(0);
  let { chunk, room } = stretch;
  while (at + rest.length < stretch.to) {
    const start = at + rest.length;
    const more = await readBytes(handle, start, Math.min(chunk, stretch.to - start), room);
    room = undefined;
    if (more.length === 0) break;
    const bytes = rest.length === 0 ? more : Buffer.concat([rest, more]);
    const used = bytes.lastIndexOf(lineBreak) + 1;
    // A line longer than a chunk would be copied once for each chunk of it.
    if (used === 0) chunk *= 2;
    else chunk = stretch.upTo ? Math.min(chunk * 2, stretch.upTo) : stretch.chunk;
    if (used > 0) yield { at, bytes: bytes.subarray(0, used) };
    at += used;
    rest = bytes.subarray(used);
  }
  if (rest.length > 0) yield { at, bytes: rest };
}

/** Reads up to `length` bytes at `position`, into `room` where they fit; fewer at the end of the file. */
export async function readBytes(
  handle: FileHandle,
  position: number,
  length: number,
  room?: Buffer,
): Promise<Buffer> {
  const buffer = room && room.length >= length ? room : Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}
