import type { CompromisedSet } from "./compromised-set.ts";
import { shardCount } from "./file/layout.ts";
import { loadShard } from "./file/load-shard.ts";
import type { SetFile } from "./file/set-file.ts";
import { type FuseFilter, fuseHas } from "./fuse/fuse-filter.ts";
import { hashKey } from "./hash-key.ts";

/** Answers from memory: reads and checks the whole file first, and needs as much memory as the file is long. */
export async function inMemory(file: SetFile): Promise<CompromisedSet["has"]> {
  const filters: FuseFilter[] = [];
  for (let shard = 0; shard < shardCount; shard++) filters.push(await loadShard(file, shard));
  return (sha1) => {
    const { shard, high, low } = hashKey(sha1);
    return fuseHas(filters[shard] as FuseFilter, high, low);
  };
}
