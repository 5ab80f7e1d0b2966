import { keepRecords, type ProfileKeeper } from "../profile/store/keep-records.ts";
import type { ProfileStore } from "../profile/store/profile-store.ts";
import type { EvidenceTable } from "./evidence-table.ts";

/**
 * Reads all evidence of a store into an empty table, and stores its changes from then on, so that a restart forgets
 * nobody who clicked. Each flush forgets what has faded. The store has to be another one than that of the profiles.
 * `now` gives milliseconds since 1970.
 */
export async function keepEvidence(
  table: EvidenceTable,
  store: ProfileStore,
  now: () => number = Date.now,
): Promise<ProfileKeeper> {
  const { findings, flush } = await keepRecords(table.records(now), store);
  return {
    findings,
    async flush() {
      table.forgetFaded(now());
      await flush();
    },
  };
}
