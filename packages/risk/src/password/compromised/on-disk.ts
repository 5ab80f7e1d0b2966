import { assertWanted } from "@rollcall/core";
import type { CompromisedSet } from "./compromised-set.ts";
import { damagedSet } from "./file/damaged-set.ts";
import type { ShardEntry, ShardPlace } from "./file/header.ts";
import { checkPage, pageLength, slotsPerPage } from "./file/page.ts";
import type { SetFile } from "./file/set-file.ts";
import { locate } from "./fuse/locate.ts";
import { mixSeed } from "./fuse/mix-seed.ts";
import { hashKey } from "./hash-key.ts";

/**
 * Answers from the disk: reads the three pages in which a password's slots are, and checks each. Keeps nothing, since
 * hashes are spread evenly and no page is asked for more often than another: what the system keeps of the file is as
 * good.
 */
export function onDisk(file: SetFile): CompromisedSet["has"] {
  const { shards, places, seed } = file.header;
  return async (sha1, options) => {
    const { shard, high, low } = hashKey(sha1);
    const { keyCount, shape, attempt } = shards[shard] as ShardEntry;
    const { firstPage } = places[shard] as ShardPlace;
    assertWanted(options?.signal);
    if (keyCount === 0) return false;
    const { first, second, third, fingerprint } = locate(
      { high, low },
      shape,
      mixSeed(seed, shard, attempt),
    );
    const [one, two, three] = await Promise.all([
      readSlot(file, firstPage, first),
      readSlot(file, firstPage, second),
      readSlot(file, firstPage, third),
    ]);
    return (one ^ two ^ three) === fingerprint;
  };
}

async function readSlot(file: SetFile, firstPage: number, slot: number): Promise<number> {
  const page = firstPage + Math.floor(slot / slotsPerPage);
  const bytes = new Uint8Array(pageLength);
  await file.read(bytes, page * pageLength);
  if (checkPage(bytes, { offset: 0, number: page }) === undefined) {
    throw damagedSet(file.path, "page");
  }
  const at = (slot % slotsPerPage) * 2;
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}
