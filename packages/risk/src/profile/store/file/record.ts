import { crc32 } from "node:zlib";
import type { StoredProfile } from "../profile-store.ts";

/** A profile in a log: `bytes` is `null` where it was forgotten. */
export interface LoggedProfile extends Omit<StoredProfile, "bytes"> {
  readonly bytes: Uint8Array | null;
}

/** Where a record stands in its log. */
export interface RecordLink {
  /**
   * The checksum of the record before, or for the first the log's generation: so that none can go missing or change
   * places.
   */
  readonly previous: number;
  /** Where the write began that made it: what follows a hole inside one write was not durable either. */
  readonly batch: number;
}

/** A record that was read back whole. */
export interface WholeRecord extends RecordLink {
  readonly profile: LoggedProfile;
  readonly checksum: number;
  /** In bytes. */
  readonly size: number;
}

/** Begins every record: `RCpr`. */
export const marker: Buffer = Buffer.from("RCpr", "latin1");

/**
 * How many bytes stand before what a record says: marker, length, checksum, the previous one's, the start of the write.
 */
const head = 24;
// Version, and how long the subject is.
const bodyHead = 6;

/** The longest that a record can be; a longer one was never written. */
export const longestRecord = 32_768;

/** Writes a record; the longest subject fits, with a profile or all evidence about a person. Its checksum stands from byte 8, little-endian. */
export function recordBytes({ subject, version, bytes }: LoggedProfile, link: RecordLink): Buffer {
  const name = Buffer.from(subject, "utf8");
  const record = Buffer.alloc(head + bodyHead + name.length + (bytes?.length ?? 0));
  marker.copy(record);
  record.writeUInt32LE(record.length, 4);
  record.writeUInt32LE(link.previous, 12);
  record.writeDoubleLE(link.batch, 16);
  record.writeUInt32LE(bytes === null ? 0 : version, head);
  record.writeUInt16LE(name.length, head + 4);
  name.copy(record, head + bodyHead);
  if (bytes) record.set(bytes, head + bodyHead + name.length);
  record.writeUInt32LE(checksumOf(record), 8);
  return record;
}

/** Reads the record that starts at an offset; `undefined` when there is none that is whole. */
export function readRecord(bytes: Buffer, at: number): WholeRecord | undefined {
  if (at + head + bodyHead > bytes.length || bytes.compare(marker, 0, 4, at, at + 4) !== 0) return;
  const size = bytes.readUInt32LE(at + 4);
  if (size < head + bodyHead || size > longestRecord || at + size > bytes.length) return;
  const record = bytes.subarray(at, at + size);
  const checksum = record.readUInt32LE(8);
  if (checksumOf(record) !== checksum) return;
  const version = record.readUInt32LE(head);
  const end = head + bodyHead + record.readUInt16LE(head + 4);
  if (end > size) return;
  return {
    profile: {
      subject: record.toString("utf8", head + bodyHead, end),
      version,
      bytes: version === 0 ? null : new Uint8Array(record.subarray(end)),
    },
    checksum,
    size,
    previous: record.readUInt32LE(12),
    batch: record.readDoubleLE(16),
  };
}

/** The CRC-32 of all of a record but itself. */
function checksumOf(record: Buffer): number {
  return crc32(record.subarray(12), crc32(record.subarray(0, 8)));
}
