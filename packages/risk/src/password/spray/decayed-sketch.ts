import { sketch } from "../../memory/sketch.ts";

/**
 * Counts how often keys were seen lately, in a fixed amount of memory (Cormode and Muthukrishnan, 2005). It may count
 * too much for a key, when others share its places, never too little.
 */
export interface DecayedSketch {
  /**
   * Adds one for a key, of which the first 4 bytes serve, as even as those of a hash; what was counted before has halved
   * with each half-life since.
   */
  add(key: Uint8Array, at: number): void;
  /** How often a key was seen, as of now. */
  count(key: Uint8Array, at: number): number;
}

/** The size of a sketch, and how fast it forgets. */
export interface DecayedSketchOptions {
  /** A power of two. */
  readonly columns: number;
  /** In milliseconds. */
  readonly halfLife: number;
}

const rows = 4;
// Counts are kept as if each event weighed more than the ones before; they are scaled down before doubles lose their
// place.
const mostHalvings = 500;

/** Makes an empty sketch: of 4 rows, 8 bytes a place. */
export function decayedSketch({ columns, halfLife }: DecayedSketchOptions): DecayedSketch {
  const counts = sketch(columns, rows);
  let origin = Number.NaN;
  const weightAt = (at: number): number => {
    if (Number.isNaN(origin)) origin = at;
    const halvings = (at - origin) / halfLife;
    if (halvings <= mostHalvings) return 2 ** Math.max(halvings, -mostHalvings);
    counts.scale(2 ** -halvings);
    origin = at;
    return 1;
  };
  return {
    add: (key, at) => counts.add(wordOf(key), weightAt(at)),
    count(key, at) {
      // First, since it may scale the counts down.
      const weight = weightAt(at);
      return counts.weightOf(wordOf(key)) / weight;
    },
  };
}

function wordOf(key: Uint8Array): number {
  return new DataView(key.buffer, key.byteOffset, 4).getUint32(0);
}
