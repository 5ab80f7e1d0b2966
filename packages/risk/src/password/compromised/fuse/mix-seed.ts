import { scramble } from "./scramble.ts";

/** The four numbers of 32 bits that decide how keys are mixed. */
export type MixSeed = readonly [number, number, number, number];

/**
 * Derives the seed of an attempt at a shard. Another attempt or shard mixes all keys anew, and the same ones the same
 * way. The constant is 2^32 divided by the golden ratio, as in SplitMix.
 */
export function mixSeed(seed: number, shard: number, attempt: number): MixSeed {
  const start = Math.imul(seed, 0x9e3779b9) ^ scramble((shard << 8) + attempt + 1);
  const part = (index: number): number => scramble((start + Math.imul(index, 0x9e3779b9)) | 0);
  return [part(1), part(2), part(3), part(4)];
}
