import type { FuseShape } from "./fuse-shape.ts";

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
