import { type FileHandle, stat } from "node:fs/promises";
import { ConnectorError, durableTail } from "@rollcall/core";
import { type LoggedProfile, recordBytes } from "./record.ts";

/** The end of a log, to which records are added. */
export interface GrowingLog {
  readonly handle: FileHandle;
  /** In bytes. */
  size(): number;
  /**
   * Adds records and makes them durable; gives where each stands. After a failure that leaves doubt, every later call
   * fails.
   */
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
  const tail = durableTail(handle, start.size, "profiles");
  let { last } = start;
  return {
    handle,
    size: tail.size,
    async append(profiles) {
      await assertOurs(path, handle);
      let at = tail.size();
      const { records, checksum } = chained(profiles, { batch: at, previous: last });
      await tail.append(Buffer.concat(records));
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
 * Throws `locked` when the file at the path is another one than ours: whoever takes a shard over writes its log anew,
 * so that a writer that was only asleep writes into a file that nobody reads, and finds it out here.
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
