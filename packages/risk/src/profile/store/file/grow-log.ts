import { type FileHandle, stat } from "node:fs/promises";
import { ConnectorError, fileError } from "@rollcall/core";
import { type LoggedProfile, recordBytes } from "./record.ts";

/** The end of a log, to which records are added. */
export interface GrowingLog {
  readonly handle: FileHandle;
  /** In bytes. */
  size(): number;
  /** Adds records and makes them durable; gives where each stands. After a failure that leaves doubt, every later call fails. */
  append(
    profiles: readonly LoggedProfile[],
  ): Promise<readonly { readonly at: number; readonly size: number }[]>;
}

/** Grows a log whose whole records end at `size` with the checksum `last`. */
export function growLog(
  path: string,
  handle: FileHandle,
  start: { readonly size: number; readonly last: number },
): GrowingLog {
  let { size, last } = start;
  let broken: unknown;
  const takeBack = async (cause: unknown): Promise<void> => {
    try {
      await handle.truncate(size);
      await handle.sync();
    } catch {
      broken = cause;
    }
  };
  return {
    handle,
    size: () => size,
    async append(profiles) {
      if (broken !== undefined) throw fileError("be written to since an earlier failure", broken);
      await assertOurs(path, handle);
      const { records, checksum } = chained(profiles, { batch: size, previous: last });
      const bytes = Buffer.concat(records);
      try {
        await writeAll(handle, bytes, size);
      } catch (error) {
        await takeBack(error);
        throw fileError("add profiles to its log", error);
      }
      try {
        await handle.datasync();
      } catch (error) {
        // After a failed flush nobody knows what is on the disk; only opening the store again tells.
        broken = error;
        throw fileError("make profiles durable", error, "unknown");
      }
      let at = size;
      size += bytes.length;
      last = checksum;
      return records.map((record) => {
        at += record.length;
        return { at: at - record.length, size: record.length };
      });
    },
  };
}

function chained(
  profiles: readonly LoggedProfile[],
  start: { readonly batch: number; readonly previous: number },
): { readonly records: readonly Buffer[]; readonly checksum: number } {
  let { previous } = start;
  const records = profiles.map((profile) => {
    const record = recordBytes(profile, { previous, batch: start.batch });
    previous = record.readUInt32LE(8);
    return record;
  });
  return { records, checksum: previous };
}

/**
 * Throws `locked` when the file at the path is another one than ours: whoever takes a shard over writes its log anew, so that a writer
 * that was only asleep writes into a file that nobody reads, and finds it out here.
 */
async function assertOurs(path: string, handle: FileHandle): Promise<void> {
  const ours = await handle.stat({ bigint: true });
  const there = await stat(path, { bigint: true }).catch(() => undefined);
  if (there?.ino === ours.ino && there.dev === ours.dev) return;
  throw new ConnectorError({
    code: "locked",
    message: "the store of profiles was taken over by another process",
    retry: "never",
    scope: "system",
    where: { file: path },
    advice: "End this process, or open the store again when the other one has ended.",
  });
}

/** Writes all of `bytes` at an offset; the system may take several calls. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
