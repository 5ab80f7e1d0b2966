import { mixed } from "./hash-text.ts";

/**
 * Weights by key in a memory that does not grow: never too small, and too large by what other keys share all of its
 * cells.
 */
export interface Sketch {
  add(key: number, weight: number): void;
  weightOf(key: number): number;
  /** Multiplies all weights. */
  scale(factor: number): void;
  /** In bytes. */
  memory(): number;
}

const golden = 0x9e3779b9;

/**
 * Makes a count-min sketch with conservative update: only the cells that would be too small are raised.
 * `width` cells in each row, a power of two; 8 bytes each.
 */
export function sketch(width: number, rows: number): Sketch {
  const cells = new Float64Array(rows * width);
  const mask = width - 1;
  const weightOf = (key: number): number => {
    const step = mixed(key ^ golden) | 1;
    let place = mixed(key);
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < cells.length; row += width) {
      const weight = cells[row + (place & mask)] as number;
      if (weight < least) least = weight;
      place = (place + step) | 0;
    }
    return least;
  };
  return {
    memory: () => cells.byteLength,
    weightOf,
    add(key, weight) {
      const raised = weightOf(key) + weight;
      const step = mixed(key ^ golden) | 1;
      let place = mixed(key);
      for (let row = 0; row < cells.length; row += width) {
        const cell = row + (place & mask);
        if ((cells[cell] as number) < raised) cells[cell] = raised;
        place = (place + step) | 0;
      }
    },
    scale(factor) {
      for (let cell = 0; cell < cells.length; cell++)
        cells[cell] = (cells[cell] as number) * factor;
    },
  };
}
