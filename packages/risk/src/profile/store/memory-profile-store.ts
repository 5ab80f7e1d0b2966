import { assertExpected } from "./assert-expected.ts";
import type { ProfileStore, ProfileWrite, StoredProfile } from "./profile-store.ts";

/** Makes a store of profiles in memory: for tests, and where a restart may forget everybody. */
export function memoryProfileStore(): ProfileStore {
  const profiles = new Map<string, StoredProfile>();
  return {
    findings: [],
    async read(subject: string): Promise<StoredProfile | undefined> {
      return profiles.get(subject);
    },
    async *scan(): AsyncGenerator<StoredProfile> {
      yield* [...profiles.values()];
    },
    async write(writes: readonly ProfileWrite[]): Promise<void> {
      assertExpected(writes, (subject) => profiles.get(subject)?.version ?? 0);
      for (const { subject, expected, bytes } of writes) {
        if (bytes === null) profiles.delete(subject);
        else profiles.set(subject, { subject, version: expected + 1, bytes: bytes.slice() });
      }
    },
    async [Symbol.asyncDispose](): Promise<void> {},
  };
}
