import type { FuseShape } from "./fuse-shape.ts";
import { locate } from "./locate.ts";
import type { MixSeed } from "./mix-seed.ts";

/**
 * A set of keys of 64 bits in about 18 bits each, which never denies a key that is in it and wrongly owns to one in
 * 65,536 of the others. After Graf and Lemire, Binary Fuse Filters: Fast and Smaller Than Xor Filters, Journal of
 * Experimental Algorithmics 27, 2022.
 */
export interface FuseFilter {
  /** Distinct keys. */
  readonly keyCount: number;
  readonly shape: FuseShape;
  readonly seed: MixSeed;
  readonly slots: Uint16Array;
}

/** Tells whether a filter has a key, given as two halves of 32 bits. */
export function fuseHas(
  { keyCount, shape, seed, slots }: FuseFilter,
  high: number,
  low: number,
): boolean {
  if (keyCount === 0) return false;
  const { first, second, third, fingerprint } = locate({ high, low }, shape, seed);
  const combined = (slots[first] as number) ^ (slots[second] as number) ^ (slots[third] as number);
  return combined === fingerprint;
}
