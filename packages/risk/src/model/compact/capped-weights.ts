/** Weights by key, exact up to a number of keys. */
export interface CappedWeights {
  add(key: number, weight: number): void;
  /** Of a key that found no room, that of all such keys together: never too small. */
  weightOf(key: number): number;
  /** Multiplies all weights. */
  scale(factor: number): void;
  /** In bytes, about. */
  memory(): number;
}

/** Makes weights for at most so many keys. What comes later is counted in one heap, so that made-up values push nothing out. */
export function cappedWeights(most: number): CappedWeights {
  const places = new Map<number, number>();
  let weights = new Float64Array(64);
  let others = 0;
  return {
    weightOf(key) {
      const place = places.get(key);
      return place === undefined ? others : (weights[place] as number);
    },
    add(key, weight) {
      const place = places.get(key);
      if (place !== undefined) weights[place] = (weights[place] as number) + weight;
      else if (places.size >= most) others += weight;
      else {
        if (places.size === weights.length) weights = longer(weights);
        weights[places.size] = weight;
        places.set(key, places.size);
      }
    },
    scale(factor) {
      others *= factor;
      for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) * factor;
    },
    // A Map takes some 40 bytes for an entry.
    memory: () => weights.byteLength + places.size * 40,
  };
}

function longer(weights: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(weights.length * 2);
  more.set(weights);
  return more;
}
