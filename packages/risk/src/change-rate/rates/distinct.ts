import { hashText } from "../../memory/hash-text.ts";

/**
 * Counts how many different keys there are, within a few per cent, in a fixed number of bits (linear counting): a key
 * sets one bit, and the share of bits that are not set tells how many keys there were. A key that comes again changes
 * nothing, and a key more never lowers the count.
 */
export interface Distinct {
  /**
   * Adds a key within a half-day; the window is that half-day and the one before it. An earlier half-day counts as the
   * present one.
   */
  add(key: string, t: number): void;
  /** How many different keys are in the window. */
  estimate(): number;
}

/**
 * Makes a counter of different keys with so many bits, a multiple of 8. Useful up to about eight times as many keys as
 * bits.
 */
export function distinct(bits: number): Distinct {
  let now = new Uint8Array(bits / 8);
  let before = new Uint8Array(bits / 8);
  let clear = bits;
  let current: number | undefined;

  const moveTo = (t: number): void => {
    const steps = t - (current ?? t);
    current ??= t;
    if (steps <= 0) return;
    before = steps === 1 ? now : new Uint8Array(bits / 8);
    now = new Uint8Array(bits / 8);
    clear = bits - before.reduce((sum, byte) => sum + ones(byte), 0);
    current = t;
  };

  return {
    add: (key, t) => {
      moveTo(t);
      const bit = hashText(key) % bits;
      const [at, mask] = [bit >>> 3, 1 << (bit & 7)];
      if (((now[at] ?? 0) & mask) !== 0) return;
      if (((before[at] ?? 0) & mask) === 0) clear -= 1;
      now[at] = (now[at] ?? 0) | mask;
    },
    estimate: () => Math.round(bits * Math.log(bits / Math.max(clear, 0.5))),
  };
}

function ones(byte: number): number {
  let left = byte;
  let found = 0;
  for (; left !== 0; left &= left - 1) found += 1;
  return found;
}
