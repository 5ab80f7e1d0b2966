import type { FuseShape } from "./fuse-shape.ts";

/** The four numbers of 32 bits that decide how keys are mixed. */
export type MixSeed = readonly [number, number, number, number];

/**
 * Derives the seed of an attempt at a shard. Another attempt or shard mixes all keys anew, and the same ones the same way.
 * The constant is 2^32 divided by the golden ratio, as in SplitMix.
 */
export function mixSeed(seed: number, shard: number, attempt: number): MixSeed {
  const start = Math.imul(seed, 0x9e3779b9) ^ scramble((shard << 8) + attempt + 1);
  const part = (index: number): number => scramble((start + Math.imul(index, 0x9e3779b9)) | 0);
  return [part(1), part(2), part(3), part(4)];
}

/**
 * Mixes a key, given as two halves of 32 bits, into `mixed[at]` (high half) and `mixed[at + 1]`. It is a Feistel network of four rounds, and
 * so one to one whatever the seed: two keys never become one, and a key given twice stays equal to itself.
 */
export function mixKey(high: number, low: number, seed: MixSeed, into: Uint32Array): void {
  const low1 = low ^ scramble(high + seed[0]);
  const high1 = high ^ scramble(low1 + seed[1]);
  const low2 = low1 ^ scramble(high1 + seed[2]);
  into[0] = high1 ^ scramble(low2 + seed[3]);
  into[1] = low2;
}

/** Gives the first of a mixed key's three slots. */
export function firstSlot(high: number, { segmentCount, segmentLength }: FuseShape): number {
  // A product beyond 2^53 is rounded by less than the slots that are left, so that the result stays in range.
  return Math.floor(high * (segmentCount * segmentLength * 2 ** -32));
}

/** Gives the second of a mixed key's slots, in the segment after the first. */
export function secondSlot(first: number, high: number, low: number, length: number): number {
  return (first + length) ^ ((high ^ (low >>> 16)) & (length - 1));
}

/** Gives the third of a mixed key's slots, two segments after the first. */
export function thirdSlot(first: number, low: number, length: number): number {
  return (first + 2 * length) ^ (low & (length - 1));
}

/** Gives the 16 bits that a mixed key's three slots come to when they are combined by exclusive or. */
export function fingerprint(high: number, low: number): number {
  return Math.imul(high ^ ((low << 16) | (low >>> 16)), 0x9e3779b1) >>> 16;
}

/** Spreads 32 bits over 32 bits: the finaliser of MurmurHash3. */
function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
