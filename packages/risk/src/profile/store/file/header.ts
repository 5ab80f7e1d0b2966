import { crc32 } from "node:zlib";
import type { Shard } from "../../shard.ts";

/** The first bytes of a log: whose it is, and how often it was written anew. */
export interface LogHeader extends Shard {
  /** 1 more each time that it is written anew. */
  readonly generation: number;
  /** How many bytes were there, whole and durable, when it was put in its place. */
  readonly base: number;
}

/** How many bytes a header takes. */
export const headerBytes = 40;

const title = Buffer.from("rollcall-rp1", "latin1");

/** Writes a header; the checksum of its bytes ends it. */
export function headerOf({ number, of, generation, base }: LogHeader): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  title.copy(bytes);
  bytes.writeUInt32LE(number, 12);
  bytes.writeUInt32LE(of, 16);
  bytes.writeUInt32LE(generation, 20);
  bytes.writeDoubleLE(base, 24);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, headerBytes - 4)), headerBytes - 4);
  return bytes;
}

/** Reads a header; `undefined` when it is not whole, or of another version. */
export function readHeader(bytes: Buffer): LogHeader | undefined {
  if (bytes.length < headerBytes || bytes.compare(title, 0, 12, 0, 12) !== 0) return undefined;
  const sum = crc32(bytes.subarray(0, headerBytes - 4));
  if (bytes.readUInt32LE(headerBytes - 4) !== sum) return undefined;
  return {
    number: bytes.readUInt32LE(12),
    of: bytes.readUInt32LE(16),
    generation: bytes.readUInt32LE(20),
    base: bytes.readDoubleLE(24),
  };
}
