import { hashText } from "../memory/hash-text.ts";

/** One part of all people, which one process at a time writes. */
export interface Shard {
  /** From 0. */
  readonly number: number;
  /** Of so many: 1 and more. All processes have to agree on it. */
  readonly of: number;
}

// Apart from the hash that indexes a table, so that the people of one shard do not lie together there.
const seed = 0x5a4d;

/** Gives the number of the shard that a subject belongs to: always the same, on every machine. */
export function shardOf(subject: string, shards: number): number {
  return hashText(subject, seed) % shards;
}
