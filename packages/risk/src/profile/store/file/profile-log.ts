import { type FileHandle, open } from "node:fs/promises";
import type { Shard } from "../../shard.ts";
import { damagedLog } from "./damaged-log.ts";
import { type GrowingLog, growLog } from "./grow-log.ts";
import { headerBytes } from "./header.ts";
import { type PlacedRecord, readAt, readLog } from "./read-log.ts";
import { type LoggedProfile, readRecord } from "./record.ts";
import { rewriteLog } from "./rewrite-log.ts";

/** The profiles in one log, the last record of each counting. */
export interface ProfileLog {
  /** How many bytes of a last write were cut off, and dropped when the log was opened. */
  readonly torn: number;
  /** 0 for a profile that is not there. */
  versionOf(subject: string): number;
  subjects(): readonly string[];
  read(subject: string): Promise<LoggedProfile | undefined>;
  append(profiles: readonly LoggedProfile[]): Promise<void>;
  close(): Promise<void>;
}

interface Place {
  readonly at: number;
  readonly size: number;
  readonly version: number;
}

// In bytes: a log may grow to twice what counts in it, and so much more.
const slack = 4 << 20;

/**
 * Opens the log of a shard, or makes it, and writes it anew: see `growLog` for what that is good for. Costs one read
 * and one write of it.
 */
export async function openProfileLog(path: string, shard: Shard): Promise<ProfileLog> {
  const places = new Map<string, Place>();
  const old = await openIfThere(path);
  let [generation, torn] = [0, 0];
  try {
    if (old) {
      const found = await readLog(old, path, (record) => keepPlace(places, record));
      if (found.header.number !== shard.number || found.header.of !== shard.of) {
        throw damagedLog(path, `it belongs to shard ${shard.number} of ${shard.of}`);
      }
      [generation, torn] = [found.header.generation, found.torn];
    }
    return await begun({ path, shard, places, generation, torn, old });
  } finally {
    await old?.close();
  }
}

interface Opened {
  readonly path: string;
  readonly shard: Shard;
  places: Map<string, Place>;
  generation: number;
  readonly torn: number;
  readonly old: FileHandle | undefined;
}

async function begun(opened: Opened): Promise<ProfileLog> {
  const state = { ...opened, live: 0 };
  let log = await anew(state, opened.old);
  return {
    torn: opened.torn,
    versionOf: (subject) => state.places.get(subject)?.version ?? 0,
    subjects: () => [...state.places.keys()],
    async read(subject) {
      const place = state.places.get(subject);
      if (!place) return undefined;
      const record = readRecord(await readAt(log.handle, place.at, place.size), 0);
      if (record?.profile.subject !== subject) {
        throw damagedLog(opened.path, "a record reads as it was written");
      }
      return record.profile;
    },
    async append(profiles) {
      const placed = await log.append(profiles);
      for (const [index, { at, size }] of placed.entries()) {
        const profile = profiles[index] as LoggedProfile;
        state.live += size - (state.places.get(profile.subject)?.size ?? 0);
        if (profile.bytes === null) state.live -= size;
        keepPlace(state.places, { profile, at, size });
      }
      if (log.size() <= 2 * state.live + slack) return;
      const full = log.handle;
      log = await anew(state, full);
      await full.close();
    },
    close: async () => await log.handle.close(),
  };
}

/** Writes what counts into a new log. */
async function anew(
  state: Opened & { live: number },
  old: FileHandle | undefined,
): Promise<GrowingLog> {
  const { path, shard, places } = state;
  const moved = new Map<string, Place>();
  const written = await rewriteLog({
    path,
    header: { ...shard, generation: state.generation + 1 },
    old,
    counts: ({ profile, at }) => places.get(profile.subject)?.at === at,
    placed: (record) => keepPlace(moved, record),
  });
  state.places = moved;
  state.generation++;
  state.live = written.size - headerBytes;
  return growLog(path, written.handle, written);
}

function keepPlace(places: Map<string, Place>, { profile, at, size }: PlacedRecord): void {
  const { subject, version, bytes } = profile;
  if (bytes === null) places.delete(subject);
  else places.set(subject, { at, size, version });
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
