import { type FileHandle, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder, writeAll } from "@rollcall/core";
import { headerBytes, headerOf, type LogHeader } from "./header.ts";
import { type PlacedRecord, readLog } from "./read-log.ts";
import { recordBytes } from "./record.ts";

/** A log that was written anew and is in its place. */
export interface RewrittenLog {
  readonly handle: FileHandle;
  readonly size: number;
  /** The checksum of its last record. */
  readonly last: number;
}

/** What a log is written anew from. */
export interface Rewriting {
  readonly path: string;
  readonly header: Omit<LogHeader, "base">;
  /** The log as it is; `undefined` where there is none. */
  readonly old: FileHandle | undefined;
  /** Tells whether a record of the old one still counts. */
  readonly counts: (record: PlacedRecord) => boolean;
  /** Gets where each record that counts stands now. */
  readonly placed: (record: PlacedRecord) => void;
}

const block = 1 << 20;

/**
 * Writes a log anew with the records that count, and puts it in the place of the old one: after a crash there is the
 * one or the other.
 */
export async function rewriteLog(rewriting: Rewriting): Promise<RewrittenLog> {
  const { path } = rewriting;
  const temporary = `${path}.tmp`;
  const handle = await open(temporary, "w+", 0o600);
  try {
    const written = await writeRecords(handle, rewriting);
    await handle.sync();
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return { handle, ...written };
  } catch (error) {
    await handle.close();
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

async function writeRecords(
  handle: FileHandle,
  { path, header, old, counts, placed }: Rewriting,
): Promise<Omit<RewrittenLog, "handle">> {
  let waiting: Buffer[] = [];
  let [size, written, last] = [headerBytes, headerBytes, header.generation];
  const writeWaiting = async (): Promise<void> => {
    await writeAll(handle, Buffer.concat(waiting), written);
    written = size;
    waiting = [];
  };
  const copy = async (record: PlacedRecord): Promise<void> => {
    if (!counts(record)) return;
    const { profile } = record;
    const bytes = recordBytes(profile, { previous: last, batch: headerBytes });
    last = bytes.readUInt32LE(8);
    placed({ profile, at: size, size: bytes.length });
    waiting.push(bytes);
    size += bytes.length;
    if (size - written > block) await writeWaiting();
  };
  if (old) await readLog(old, path, copy);
  await writeWaiting();
  await writeAll(handle, headerOf({ ...header, base: size }), 0);
  return { size, last };
}
