import { pageLength } from "./page.ts";

/** How many shards there are: one for each first byte of SHA-1. */
export const shardCount = 256;

/** Bytes of the header: whole pages. */
export const headerLength: number = 2 * pageLength;

/** Where in a header its parts are, in bytes; all numbers are of 32 bits, little-endian. */
export const layout = {
  formatVersion: 8,
  listedOn: 12,
  leastCount: 16,
  seed: 20,
  entries: 64,
  entryLength: 20,
  /** The last 32 bytes. */
  digest: 8160,
} as const;
