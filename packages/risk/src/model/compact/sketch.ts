import { mixed } from "../../profile/hash-text.ts";

/** Weights by key in a memory that does not grow: never too small, and too large by what other keys share all four of its cells. */
export interface Sketch {
  add(key: number, weight: number): void;
  weightOf(key: number): number;
  /** Multiplies all weights. */
  scale(factor: number): void;
  /** In bytes. */
  readonly memory: number;
}

const rows = 4;
const golden = 0x9e3779b9;

/**
 * Makes a count-min sketch of four rows with conservative update (Estan and Varghese, SIGCOMM 2002): only the cells that would be too
 * small are raised. `width` cells a row, a power of two; 8 bytes each.
 */
export function sketch(width: number): Sketch {
  const cells = new Float64Array(rows * width);
  const mask = width - 1;
  const weightOf = (key: number): number => {
    const step = mixed(key ^ golden) | 1;
    let place = mixed(key);
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < rows; row++) {
      least = Math.min(least, cells[row * width + (place & mask)] as number);
      place += step;
    }
    return least;
  };
  return {
    memory: cells.byteLength,
    weightOf,
    add(key, weight) {
      const step = mixed(key ^ golden) | 1;
      const place = mixed(key);
      const first = place & mask;
      const second = width + ((place + step) & mask);
      const third = width * 2 + ((place + step * 2) & mask);
      const fourth = width * 3 + ((place + step * 3) & mask);
      const [one, two] = [cells[first] as number, cells[second] as number];
      const [three, four] = [cells[third] as number, cells[fourth] as number];
      const raised = Math.min(one, two, three, four) + weight;
      if (one < raised) cells[first] = raised;
      if (two < raised) cells[second] = raised;
      if (three < raised) cells[third] = raised;
      if (four < raised) cells[fourth] = raised;
    },
    scale(factor) {
      for (let cell = 0; cell < cells.length; cell++)
        cells[cell] = (cells[cell] as number) * factor;
    },
  };
}
