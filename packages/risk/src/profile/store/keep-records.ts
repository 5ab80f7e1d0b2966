import { ConnectorError } from "@rollcall/core";
import type { ProfileFinding, ProfileStore, ProfileWrite } from "./profile-store.ts";

/** What is kept of people in memory, and goes to a store and back. */
export interface KeptRecords {
  /** Takes in what a store has of a person. Throws `protocol` for bytes that cannot be read. */
  restore(subject: string, bytes: Uint8Array): void;
  /** Gives what is to be stored of a person; `undefined` for somebody who was forgotten. */
  bytesOf(subject: string): Uint8Array | undefined;
  /** Gives people who were changed or forgotten, at most about so many, and takes them for stored. */
  take(most: number): readonly string[];
  /** Says that what was taken was not stored after all. */
  putBack(subjects: readonly string[]): void;
  /** What is said of a record that cannot be read. */
  readonly lost: ProfileFinding["kind"];
}

/** Carries what is kept of people to a store. */
export interface ProfileKeeper {
  /** What was found when the store was opened and read. */
  readonly findings: readonly ProfileFinding[];
  /**
   * Stores what was changed since the last time. Durable when it resolves: what is lost in a crash is what was changed
   * since. When it fails, the next call stores the same again.
   */
  flush(): Promise<void>;
}

const mostAtOnce = 4_096;

/** Reads all that a store has, and stores what is changed from then on. */
export async function keepRecords(
  records: KeptRecords,
  store: ProfileStore,
): Promise<ProfileKeeper> {
  const { versions, unreadable } = await restoreAll(records, store);
  const flush = async (): Promise<void> => {
    for (;;) {
      const subjects = records.take(mostAtOnce);
      if (subjects.length === 0) return;
      await storeChanges(subjects);
    }
  };
  const storeChanges = async (subjects: readonly string[]): Promise<void> => {
    const writes = subjects.flatMap((subject) => writeOf(records, subject, versions));
    try {
      await store.write(writes);
    } catch (error) {
      records.putBack(subjects);
      throw error;
    }
    for (const { subject, expected, bytes } of writes) {
      if (bytes === null) versions.delete(subject);
      else versions.set(subject, expected + 1);
    }
  };
  let flushing: Promise<void> = Promise.resolve();
  const lost = [...unreadable].map(([reason, count]) => ({ kind: records.lost, count, reason }));
  return {
    findings: [...store.findings, ...lost],
    async flush() {
      // One after the other: a second write of a record expects the version that the first one makes.
      const before = flushing.catch(() => {});
      flushing = before.then(flush);
      await flushing;
    },
  };
}

async function restoreAll(
  records: KeptRecords,
  store: ProfileStore,
): Promise<{ readonly versions: Map<string, number>; readonly unreadable: Map<string, number> }> {
  const versions = new Map<string, number>();
  const unreadable = new Map<string, number>();
  for await (const { subject, version, bytes } of store.scan()) {
    versions.set(subject, version);
    try {
      records.restore(subject, bytes);
    } catch (error) {
      if (!ConnectorError.is(error)) throw error;
      unreadable.set(error.message, (unreadable.get(error.message) ?? 0) + 1);
    }
  }
  return { versions, unreadable };
}

function writeOf(
  records: KeptRecords,
  subject: string,
  versions: ReadonlyMap<string, number>,
): readonly ProfileWrite[] {
  const expected = versions.get(subject) ?? 0;
  const bytes = records.bytesOf(subject);
  if (bytes) return [{ subject, expected, bytes }];
  return expected === 0 ? [] : [{ subject, expected, bytes: null }];
}
