import { mixed } from "../../memory/hash-text.ts";

/** Weights by key, exact up to a number of keys. */
export interface CappedWeights {
  add(key: number, weight: number): void;
  /** Of a key that found no room, that of all such keys together: never too small. */
  weightOf(key: number): number;
  /** Multiplies all weights. */
  scale(factor: number): void;
  /** In bytes. */
  memory(): number;
}

/**
 * Makes weights for at most so many keys of 32 bits. What comes later is counted in one heap, so that made-up values
 * push nothing out.
 */
export function cappedWeights(most: number): CappedWeights {
  let [keys, weights] = [new Uint32Array(64), new Float64Array(64)];
  let [size, others] = [0, 0];
  /** Where a key is, or would be: a weight of 0 is an empty place. */
  const placeOf = (key: number): number => {
    const mask = keys.length - 1;
    let place = mixed(key) & mask;
    while (weights[place] !== 0 && keys[place] !== key) place = (place + 1) & mask;
    return place;
  };
  const grow = (): void => {
    const [oldKeys, oldWeights] = [keys, weights];
    keys = new Uint32Array(oldKeys.length * 2);
    weights = new Float64Array(oldKeys.length * 2);
    for (const [at, weight] of oldWeights.entries()) {
      if (weight === 0) continue;
      const key = oldKeys[at] as number;
      const place = placeOf(key);
      keys[place] = key;
      weights[place] = weight;
    }
  };
  return {
    weightOf: (key) => weights[placeOf(key)] || others,
    add(key, weight) {
      const place = placeOf(key);
      const before = weights[place] as number;
      if (before === 0 && size >= most) {
        others += weight;
        return;
      }
      weights[place] = before + weight;
      if (before > 0) return;
      keys[place] = key;
      size++;
      if (size * 2 > keys.length) grow();
    },
    scale(factor) {
      others *= factor;
      // What falls to 0 would break the chains of those behind it.
      for (let at = 0; at < weights.length; at++) {
        const weight = weights[at] as number;
        if (weight !== 0) weights[at] = Math.max(weight * factor, Number.MIN_VALUE);
      }
    },
    memory: () => keys.byteLength + weights.byteLength,
  };
}
