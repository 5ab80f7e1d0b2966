import type { LocalDate } from "@rollcall/core";
import type { FuseShape } from "../fuse/fuse-shape.ts";

/** What the file of a set says of itself. */
export interface Header {
  /** The day of the list. */
  readonly listedOn: LocalDate;
  /** How often a password must have been seen in breaches to be in the set. */
  readonly leastCount: number;
  /** What the seeds of all shards are derived from. */
  readonly seed: number;
  /** In the order of the first byte of SHA-1, 256 of them. */
  readonly shards: readonly ShardEntry[];
}

/** Where the filter of a shard is, and what it takes to ask it. */
export interface ShardEntry {
  readonly keyCount: number;
  readonly shape: FuseShape;
  /** How many attempts failed before the filter came off. */
  readonly attempt: number;
  /** CRC-32 over the checksums of its pages, in their order. */
  readonly checksum: number;
}

/** What was read of a header, and what follows from it. */
export interface PlacedHeader extends Header {
  /** The beginning of the header's SHA-256, and so of everything that it has checksums of. */
  readonly version: string;
  readonly places: readonly ShardPlace[];
  /** Of the whole file, in bytes. */
  readonly length: number;
}

/** Which pages of the file hold a shard. */
export interface ShardPlace {
  /** Counted from 0 at the beginning of the file. */
  readonly firstPage: number;
  readonly pages: number;
}
