import type { FileHandle } from "node:fs/promises";
import { damagedLog } from "./damaged-log.ts";
import { headerBytes, type LogHeader, readHeader } from "./header.ts";
import { type LoggedProfile, longestRecord, marker, readRecord } from "./record.ts";

/** A log as it was read. */
export interface ReadLog {
  readonly header: LogHeader;
  /** Of its whole records and its header, in bytes. */
  readonly size: number;
  /** How many bytes follow them: a write that was cut off. */
  readonly torn: number;
}

/** A record that counts, and where it stands. */
export interface PlacedRecord {
  readonly profile: LoggedProfile;
  readonly at: number;
  readonly size: number;
}

const chunk = 1 << 20;

/**
 * Reads a log from its start and gives each of its records to `visit`. Memory stays at two megabytes however long it
 * is. Throws `protocol` for a header, or a record that others follow, which is not what was written; a last write that
 * was cut off is counted.
 */
export async function readLog(
  handle: FileHandle,
  path: string,
  visit: (record: PlacedRecord) => void | Promise<void>,
): Promise<ReadLog> {
  const { size: end } = await handle.stat();
  const first = await readAt(handle, 0, headerBytes);
  const header = readHeader(first);
  if (!header) throw damagedLog(path, "its first bytes are those of a log of profiles");
  let [at, last] = [headerBytes, header.generation];
  for (;;) {
    const bytes = await readAt(handle, at, chunk);
    let used = 0;
    for (let record = readRecord(bytes, 0); record; record = readRecord(bytes, used)) {
      if (record.previous !== last) throw damagedLog(path, "each record follows the one before it");
      await visit({ profile: record.profile, at: at + used, size: record.size });
      used += record.size;
      last = record.checksum;
    }
    at += used;
    if (used === 0) break;
  }
  if (at < header.base) throw damagedLog(path, "what was written anew is whole");
  if (at < end) await assertTorn(handle, { path, from: at });
  return { header, size: at, torn: end - at };
}

/**
 * Throws unless what stands from an offset on is the rest of one write: a record of a later write means that the hole
 * was made later.
 */
async function assertTorn(
  handle: FileHandle,
  { path, from }: { readonly path: string; readonly from: number },
): Promise<void> {
  for (let at = from; ; ) {
    const bytes = await readAt(handle, at, chunk);
    for (let found = bytes.indexOf(marker); found >= 0; found = bytes.indexOf(marker, found + 1)) {
      const record = readRecord(bytes, found);
      if (record && record.batch > from) {
        throw damagedLog(path, "only a last write can be cut off");
      }
    }
    if (bytes.length < chunk) return;
    at += bytes.length - longestRecord;
  }
}

/** Reads up to `length` bytes at an offset; fewer at the end of the file. */
export async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
