/**
 * How the slots of a binary fuse filter are laid out: equal segments, of which each key has a slot in three in a row.
 */
export interface FuseShape {
  /** Slots in a segment; a power of two. */
  readonly segmentLength: number;
  /** In how many segments a key's first slot can be; there are two more after them. */
  readonly segmentCount: number;
  /** All slots. */
  readonly slots: number;
}

const arity = 3;
const longestSegment = 2 ** 18;

/**
 * Works out the shape for a number of distinct keys, 0 included. The constants are those that Graf and Lemire found by
 * experiment for three slots a key (Binary Fuse Filters, 2022, section 4): segments of 2^⌊log(n) / log(3.33) + 2.25⌋
 * slots, and 0.875 + 0.25 · log(10^6) / log(n) slots a key, at least 1.125.
 */
export function fuseShape(keyCount: number): FuseShape {
  const exponent = Math.floor(Math.log(Math.max(keyCount, 1)) / Math.log(3.33) + 2.25);
  const segmentLength = Math.min(2 ** exponent, longestSegment);
  const wanted = keyCount < 2 ? 0 : Math.round(keyCount * slotsPerKey(keyCount));
  const segmentCount = Math.max(1, Math.ceil(wanted / segmentLength) - (arity - 1));
  return { segmentLength, segmentCount, slots: (segmentCount + arity - 1) * segmentLength };
}

function slotsPerKey(keyCount: number): number {
  return Math.max(1.125, 0.875 + (0.25 * Math.log(1e6)) / Math.log(keyCount));
}
