import { fingerprint } from "./fingerprint.ts";
import type { FuseShape } from "./fuse-shape.ts";
import { mixKey } from "./mix-key.ts";
import type { MixSeed } from "./mix-seed.ts";
import { firstSlot, secondSlot, thirdSlot } from "./slots.ts";

/** Where a key would be in a filter, and what its slots would come to when combined by exclusive or. */
export interface Location {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly fingerprint: number;
}

// One for all: nothing else runs between its being filled and read.
const mixed = new Uint32Array(2);

/** Works out where a key, given as two halves of 32 bits, would be in a filter. */
export function locate(
  { high, low }: { readonly high: number; readonly low: number },
  shape: FuseShape,
  seed: MixSeed,
): Location {
  mixKey(high, low, seed, mixed);
  const mixedHigh = mixed[0] as number;
  const mixedLow = mixed[1] as number;
  const first = firstSlot(mixedHigh, shape);
  return {
    first,
    second: secondSlot(first, mixedHigh, mixedLow, shape.segmentLength),
    third: thirdSlot(first, mixedLow, shape.segmentLength),
    fingerprint: fingerprint(mixedHigh, mixedLow),
  };
}
