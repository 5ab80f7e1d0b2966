import { ConnectorError } from "@rollcall/core";
import { decodeProfile, encodeProfile } from "../encode-profile.ts";
import type { ProfileTable } from "../profile-table.ts";
import type { ProfileFinding, ProfileStore, ProfileWrite } from "./profile-store.ts";

/** Carries a table's profiles to a store. */
export interface ProfileKeeper {
  /** What was found when the store was opened and its profiles were read. */
  readonly findings: readonly ProfileFinding[];
  /**
   * Stores what was changed since the last time. Durable when it resolves: what is lost in a crash is what was learnt
   * since. When it fails, the next call stores the same again.
   */
  flush(): Promise<void>;
}

const mostAtOnce = 4_096;

/**
 * Reads all profiles of a store into a table, and stores its changes from then on. A profile that cannot be read is
 * begun anew and reported: its person is somebody new, who is challenged rather than let in.
 */
export async function keepProfiles(
  table: ProfileTable,
  store: ProfileStore,
): Promise<ProfileKeeper> {
  const versions = new Map<string, number>();
  const unreadable = new Map<string, number>();
  for await (const { subject, version, bytes } of store.scan()) {
    versions.set(subject, version);
    const profile = table.claim(subject);
    table.changes.stored(subject);
    try {
      decodeProfile(bytes, profile.slab, profile.start);
    } catch (error) {
      if (!ConnectorError.is(error)) throw error;
      unreadable.set(error.message, (unreadable.get(error.message) ?? 0) + 1);
    }
  }
  const flush = async (): Promise<void> => {
    for (;;) {
      const subjects = table.changes.take(mostAtOnce);
      if (subjects.length === 0) return;
      await storeChanges(subjects);
    }
  };
  const storeChanges = async (subjects: readonly string[]): Promise<void> => {
    const writes = subjects.flatMap((subject) => writeOf(table, subject, versions));
    try {
      await store.write(writes);
    } catch (error) {
      table.changes.putBack(subjects);
      throw error;
    }
    for (const { subject, expected, bytes } of writes) {
      if (bytes === null) versions.delete(subject);
      else versions.set(subject, expected + 1);
    }
  };
  let flushing: Promise<void> = Promise.resolve();
  return {
    findings: [...store.findings, ...[...unreadable].map(freshProfiles)],
    async flush() {
      // One after the other: a second write of a profile expects the version that the first one makes.
      const before = flushing.catch(() => {});
      flushing = before.then(flush);
      await flushing;
    },
  };
}

function writeOf(
  table: ProfileTable,
  subject: string,
  versions: ReadonlyMap<string, number>,
): readonly ProfileWrite[] {
  const expected = versions.get(subject) ?? 0;
  const profile = table.find(subject);
  if (profile) return [{ subject, expected, bytes: encodeProfile(profile) }];
  return expected === 0 ? [] : [{ subject, expected, bytes: null }];
}

function freshProfiles([reason, count]: readonly [string, number]): ProfileFinding {
  return { kind: "fresh-profile", count, reason };
}
