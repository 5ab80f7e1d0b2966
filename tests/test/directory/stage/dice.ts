/** Chance that comes out the same each time. */
export interface Dice {
  /** Gives a whole number from 0 to below `sides`. */
  roll(sides: number): number;
}

/** Makes dice. The same seed gives the same rolls (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return {
    roll(sides) {
      state = (state + 0x6d2b79f5) >>> 0;
      let value = Math.imul(state ^ (state >>> 15), state | 1);
      value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
      return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4_294_967_296) * sides);
    },
  };
}
