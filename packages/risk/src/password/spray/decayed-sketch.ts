/**
 * Counts how often keys were seen lately, in a fixed amount of memory (Cormode and Muthukrishnan, 2005). It may count
 * too much for a key, when others share its places, never too little.
 */
export interface DecayedSketch {
  /**
   * Adds one for a key, of which any 16 bytes serve that are alike for nobody else; what was counted before has halved
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
  const counts = new Float64Array(rows * columns);
  let origin = Number.NaN;
  const weightAt = (at: number): number => {
    if (Number.isNaN(origin)) origin = at;
    const halvings = (at - origin) / halfLife;
    if (halvings <= mostHalvings) return 2 ** Math.max(halvings, -mostHalvings);
    const scale = 2 ** -halvings;
    for (let place = 0; place < counts.length; place++) {
      counts[place] = (counts[place] as number) * scale;
    }
    origin = at;
    return 1;
  };
  const least = (places: readonly number[]): number =>
    Math.min(...places.map((place) => counts[place] as number));
  return {
    add(key, at) {
      const weight = weightAt(at);
      const places = placesOf(key, columns);
      // Only places that hold less are raised: those of others are counted too much less often.
      const raised = least(places) + weight;
      for (const place of places) counts[place] = Math.max(counts[place] as number, raised);
    },
    count(key, at) {
      return least(placesOf(key, columns)) / weightAt(at);
    },
  };
}

function placesOf(key: Uint8Array, columns: number): readonly number[] {
  const words = new DataView(key.buffer, key.byteOffset, rows * 4);
  return Array.from({ length: rows }, (_, row) => {
    return row * columns + (words.getUint32(row * 4) & (columns - 1));
  });
}
