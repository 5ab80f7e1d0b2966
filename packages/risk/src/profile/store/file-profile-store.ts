import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ConnectorError, fileError, invalidOption, takeLock } from "@rollcall/core";
import { type Shard, shardOf } from "../shard.ts";
import { assertExpected } from "./assert-expected.ts";
import { openProfileLog, type ProfileLog } from "./file/profile-log.ts";
import type { ProfileFinding, ProfileStore, ProfileWrite, StoredProfile } from "./profile-store.ts";

/** Which shard is opened where, and what the store takes from outside. */
export interface FileProfileStoreOptions {
  /** Holds a folder for each shard; made when it is missing, for its owner alone. On a local disk. */
  readonly folder: string;
  /** The only one by default. */
  readonly shard?: Shard | undefined;
  /** In milliseconds since 1970; for the lock file. */
  readonly now?: (() => number) | undefined;
  /** Gives so many random bytes; for the lock file. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
}

/**
 * Opens the profiles of one shard in a folder: an append-only log with a checksum for each profile, written anew when
 * more than half of it no longer counts, and whenever it is opened. Every write is flushed to the disk before it
 * resolves (fdatasync).
 *
 * The lock of a process that has died is taken over; what it lost is the write that it was making, which is dropped and
 * reported. A writer that was taken for dead and wakes up is refused, since its log is no longer in its place.
 *
 * Throws `locked` while another process has the shard, `protocol` when its log is damaged, `quota` when the disk is
 * full.
 */
export async function fileProfileStore(options: FileProfileStoreOptions): Promise<ProfileStore> {
  const { folder, shard = { number: 0, of: 1 }, now = Date.now, random = randomBytes } = options;
  assertShard(shard);
  const place = join(folder, `shard-${shard.number}-of-${shard.of}`);
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
    const token = Buffer.from(random(16)).toString("hex");
    const lock = await takeLock(join(place, "lock"), token, new Date(now()).toISOString());
    try {
      return storeOver(await openProfileLog(join(place, "profiles"), shard), shard, lock.release);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw fileError("be opened", error);
  }
}

function storeOver(log: ProfileLog, shard: Shard, release: () => Promise<void>): ProfileStore {
  let last: Promise<void> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const assertOpen = (): void => {
    if (closing) throw closedStore();
  };
  /** One after the other, whatever became of the one before. */
  const inTurn = async (step: () => Promise<void>): Promise<void> => {
    const turn = last.then(step);
    last = turn.catch(() => {});
    await turn;
  };
  const read = async (subject: string): Promise<StoredProfile | undefined> => {
    assertOpen();
    const found = await log.read(subject);
    return found?.bytes ? { ...found, bytes: found.bytes } : undefined;
  };
  return {
    findings: log.torn > 0 ? [tornRecord(log.torn)] : [],
    read,
    async *scan(): AsyncGenerator<StoredProfile> {
      for (const subject of log.subjects()) {
        const profile = await read(subject);
        if (profile) yield profile;
      }
    },
    async write(writes: readonly ProfileWrite[]): Promise<void> {
      assertOpen();
      for (const { subject } of writes) assertInShard(subject, shard);
      await inTurn(async () => {
        assertExpected(writes, log.versionOf);
        await log.append(
          writes.map(({ subject, expected, bytes }) => ({ subject, version: expected + 1, bytes })),
        );
      });
    },
    async [Symbol.asyncDispose](): Promise<void> {
      closing ??= last.then(log.close).finally(release);
      await closing;
    },
  };
}

function tornRecord(bytes: number): ProfileFinding {
  const reason = "The last write was cut off before it was durable, so it was dropped.";
  return { kind: "torn-record", count: bytes, reason };
}

function assertShard({ number, of }: Shard): void {
  if (Number.isInteger(of) && of >= 1 && Number.isInteger(number) && number >= 0 && number < of) {
    return;
  }
  throw invalidOption("fileProfileStore", {
    field: "shard",
    rule: "range",
    advice: "Give the number of the shard from 0, below how many shards there are.",
  });
}

function assertInShard(subject: string, { number, of }: Shard): void {
  if (shardOf(subject, of) === number) return;
  throw new ConnectorError({
    code: "invalid-value",
    message: `a profile does not belong to shard ${number} of ${of}`,
    where: { field: "subject" },
    advice:
      "Send the sign-ins of each person to the process of the person's shard: shardOf tells which.",
  });
}

function closedStore(): ConnectorError {
  return new ConnectorError({
    code: "unavailable",
    message: "the store of profiles was closed",
    retry: "never",
    scope: "system",
    advice: "Keep it open until everything that uses it has ended.",
  });
}
