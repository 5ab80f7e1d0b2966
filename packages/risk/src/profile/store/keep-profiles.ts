import { decodeProfile, encodeProfile } from "../encode-profile.ts";
import type { ProfileTable } from "../profile-table.ts";
import { keepRecords, type ProfileKeeper } from "./keep-records.ts";
import type { ProfileStore } from "./profile-store.ts";

/**
 * Reads all profiles of a store into a table, and stores its changes from then on. A profile that cannot be read is
 * begun anew and reported: its person is somebody new, who is challenged rather than let in.
 */
export async function keepProfiles(
  table: ProfileTable,
  store: ProfileStore,
): Promise<ProfileKeeper> {
  const { changes } = table;
  const records = {
    restore(subject: string, bytes: Uint8Array): void {
      const { slab, start } = table.claim(subject);
      changes.stored(subject);
      decodeProfile(bytes, slab, start);
    },
    bytesOf(subject: string): Uint8Array | undefined {
      const profile = table.find(subject);
      return profile && encodeProfile(profile);
    },
    take: changes.take,
    putBack: changes.putBack,
    lost: "fresh-profile",
  } as const;
  return await keepRecords(records, store);
}
