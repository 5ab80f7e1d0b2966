import { readSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";

const headBytes = 8;
/** What is larger was not written by {@link writeFrame}'s callers, and no room is made for it. */
const mostBytes = 1 << 24;

/** Writes bytes behind their length and checksum, where the file stands. Throws what the file system throws. */
export function writeFrame(file: number, bytes: Uint8Array, seed: number): void {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(bytes.length);
  head.writeUInt32LE(crc32(bytes, seed), 4);
  writeAll(file, head);
  writeAll(file, bytes);
}

/** Reads what {@link writeFrame} wrote with the same seed; `undefined` at the end, `damaged` where it is not as it was. */
export function readFrame(file: number, seed: number): Buffer | "damaged" | undefined {
  const head = Buffer.alloc(headBytes);
  const found = readAll(file, head);
  if (found === 0) return undefined;
  const length = head.readUInt32LE(0);
  if (found < headBytes || length > mostBytes) return "damaged";
  const bytes = Buffer.alloc(length);
  const isWhole = readAll(file, bytes) === length;
  return isWhole && crc32(bytes, seed) === head.readUInt32LE(4) ? bytes : "damaged";
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** Fills `bytes` as far as the file goes, and tells how far that is. */
function readAll(file: number, bytes: Uint8Array): number {
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(file, bytes, done, bytes.length - done, null);
    if (read === 0) break;
    done += read;
  }
  return done;
}
