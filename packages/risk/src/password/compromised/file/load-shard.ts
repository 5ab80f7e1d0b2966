import type { FuseFilter } from "../fuse/fuse-filter.ts";
import { mixSeed } from "../fuse/mix-seed.ts";
import { addChecksum } from "./add-checksum.ts";
import { damagedSet } from "./damaged-set.ts";
import type { ShardEntry, ShardPlace } from "./header.ts";
import { checkPage, pageLength, slotsPerPage } from "./page.ts";
import type { SetFile } from "./set-file.ts";

const pagesAtOnce = 256;

/**
 * Reads the whole filter of a shard into memory and checks every page and the shard. Throws ConnectorError `protocol`
 * or `unavailable`.
 */
export async function loadShard(file: SetFile, shard: number): Promise<FuseFilter> {
  const { keyCount, shape, attempt, checksum } = file.header.shards[shard] as ShardEntry;
  const { firstPage, pages } = file.header.places[shard] as ShardPlace;
  const slots = new Uint16Array(pages === 0 ? 0 : shape.slots);
  let found = 0;
  for (let from = 0; from < pages; from += pagesAtOnce) {
    const bytes = new Uint8Array(Math.min(pagesAtOnce, pages - from) * pageLength);
    await file.read(bytes, (firstPage + from) * pageLength);
    found = takePages(bytes, { file, firstPage, from, slots, checksum: found });
  }
  if (found !== checksum) throw damagedSet(file.path, "shard");
  return { keyCount, shape, slots, seed: mixSeed(file.header.seed, shard, attempt) };
}

interface Taking {
  readonly file: SetFile;
  readonly firstPage: number;
  /** How many pages of the shard came before. */
  readonly from: number;
  readonly slots: Uint16Array;
  /** Of the pages before. */
  readonly checksum: number;
}

/** Copies pages into the slots; gives the checksum with theirs. */
function takePages(bytes: Uint8Array, taking: Taking): number {
  const { file, firstPage, from, slots } = taking;
  let { checksum } = taking;
  for (let offset = 0; offset < bytes.length; offset += pageLength) {
    const index = from + offset / pageLength;
    const found = checkPage(bytes, { offset, number: firstPage + index });
    if (found === undefined) throw damagedSet(file.path, "page");
    checksum = addChecksum(checksum, found);
    const start = index * slotsPerPage;
    const end = Math.min(start + slotsPerPage, slots.length);
    for (let slot = start, at = offset; slot < end; slot++, at += 2) {
      slots[slot] = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    }
  }
  return checksum;
}
