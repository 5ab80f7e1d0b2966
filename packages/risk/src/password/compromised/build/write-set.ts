import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder, writeAll } from "@rollcall/core";
import { addChecksum } from "../file/add-checksum.ts";
import type { Header, ShardEntry } from "../file/header.ts";
import { headerLength, shardCount } from "../file/layout.ts";
import { pageLength, slotsPerPage, writePage } from "../file/page.ts";
import { setFileName } from "../file/set-file.ts";
import { writeHeader } from "../file/write-header.ts";
import { type BuiltFuse, buildFuse } from "../fuse/build-fuse.ts";
import type { KeyList } from "../fuse/key-list.ts";

/** What a set is written from. */
export interface WriteSetOptions extends Omit<Header, "shards"> {
  /** Gives the keys of a shard; asked once for each, in their order. */
  readonly keysOf: (shard: number) => KeyList;
  /** Called after each shard. */
  readonly onShard?: ((shard: number) => void) | undefined;
}

/** What was written. */
export interface WrittenSet {
  readonly version: string;
  readonly keyCount: number;
  /** Of the file, in bytes. */
  readonly length: number;
}

/**
 * Writes the file of a set into a working folder, and makes it durable. The same keys and options give the same bytes.
 */
export async function writeSet(
  working: string,
  { keysOf, onShard, ...rest }: WriteSetOptions,
): Promise<WrittenSet> {
  const handle = await open(join(working, setFileName), "wx");
  try {
    const shards: ShardEntry[] = [];
    let position = headerLength;
    for (let shard = 0; shard < shardCount; shard++) {
      const filter = buildFuse(keysOf(shard), { seed: rest.seed, shard });
      const { bytes, checksum } = pagesOf(filter, position / pageLength);
      await writeAll(handle, bytes, position);
      position += bytes.length;
      const { keyCount, shape, attempt } = filter;
      shards.push({ keyCount, shape, attempt, checksum });
      onShard?.(shard);
    }
    const { bytes, version } = writeHeader({ ...rest, shards });
    await writeAll(handle, bytes, 0);
    await handle.sync();
    const keyCount = shards.reduce((sum, shard) => sum + shard.keyCount, 0);
    return { version, keyCount, length: position };
  } finally {
    await handle.close();
  }
}

/** Gives a set its place: whoever opens the folder finds the set before or this one, and never a part. */
export async function publishSet(working: string, folder: string): Promise<void> {
  await rename(join(working, setFileName), join(folder, setFileName));
  await syncFolder(folder);
}

function pagesOf(
  { keyCount, slots }: BuiltFuse,
  firstPage: number,
): { readonly bytes: Uint8Array; readonly checksum: number } {
  const pages = keyCount === 0 ? 0 : Math.ceil(slots.length / slotsPerPage);
  const bytes = new Uint8Array(pages * pageLength);
  let checksum = 0;
  for (let page = 0; page < pages; page++) {
    const place = { offset: page * pageLength, number: firstPage + page };
    const part = slots.subarray(page * slotsPerPage, (page + 1) * slotsPerPage);
    checksum = addChecksum(checksum, writePage(bytes, place, part));
  }
  return { bytes, checksum };
}
