import { ConnectorError } from "@rollcall/core";
import { fingerprint } from "./fingerprint.ts";
import type { FuseFilter } from "./fuse-filter.ts";
import { type FuseShape, fuseShape } from "./fuse-shape.ts";
import { type KeyList, keyList } from "./key-list.ts";
import { mixKey } from "./mix-key.ts";
import { type MixSeed, mixSeed } from "./mix-seed.ts";
import { orderKeys } from "./order-keys.ts";
import { type Peeling, peel } from "./peel.ts";
import { firstSlot, secondSlot, thirdSlot } from "./slots.ts";

/** Where a filter's seed comes from. */
export interface FuseOrigin {
  /** A whole number of 32 bits. */
  readonly seed: number;
  /** From 0. */
  readonly shard: number;
}

/** A filter, and how many attempts before it failed: what derives its seed again. */
export interface BuiltFuse extends FuseFilter {
  readonly attempt: number;
}

// An attempt at more than a handful of keys fails far less often than one in two, so that nobody meets the last one.
const mostAttempts = 128;

/**
 * Builds a filter of keys, of which any may be given several times. The same keys and origin give the same bytes,
 * whatever the order. Throws ConnectorError `internal` when no attempt came off.
 */
export function buildFuse(keys: KeyList, { seed, shard }: FuseOrigin): BuiltFuse {
  const scratch = keyList(keys.high.length);
  const ordered = keyList(keys.high.length);
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const mixing = mixSeed(seed, shard, attempt);
    mixAll(keys, mixing, scratch);
    const keyCount = orderKeys(scratch, ordered);
    const shape = fuseShape(keyCount);
    const peeling = peel(ordered, keyCount, { shape, scratch });
    if (!peeling) continue;
    return { keyCount, shape, seed: mixing, attempt, slots: assign(peeling, shape) };
  }
  throw new ConnectorError({
    code: "internal",
    scope: "system",
    message: `no filter of ${keys.high.length} keys could be built in ${mostAttempts} attempts`,
    advice: "Build with another seed.",
  });
}

function mixAll(keys: KeyList, seed: MixSeed, into: KeyList): void {
  const mixed = new Uint32Array(2);
  for (let at = 0; at < keys.high.length; at++) {
    mixKey(keys.high[at] as number, keys.low[at] as number, seed, mixed);
    into.high[at] = mixed[0] as number;
    into.low[at] = mixed[1] as number;
  }
}

/**
 * Fills the slots from the last key to the first: what a key's own slot gets is not touched by those that are still to
 * come.
 */
function assign({ keys, own }: Peeling, shape: FuseShape): Uint16Array {
  const slots = new Uint16Array(shape.slots);
  const { segmentLength } = shape;
  const of = new Uint32Array(3);
  for (let at = own.length - 1; at >= 0; at--) {
    const high = keys.high[at] as number;
    const low = keys.low[at] as number;
    const first = firstSlot(high, shape);
    of[0] = first;
    of[1] = secondSlot(first, high, low, segmentLength);
    of[2] = thirdSlot(first, low, segmentLength);
    const combined =
      (slots[of[0]] as number) ^
      (slots[of[1] as number] as number) ^
      (slots[of[2] as number] as number);
    // Its own slot is still empty, so that the combination is that of the other two.
    slots[of[own[at] as number] as number] = combined ^ fingerprint(high, low);
  }
  return slots;
}
