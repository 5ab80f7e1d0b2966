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

/**
 * Makes a count-min sketch with conservative update: only the cells that would be too small are raised.
 * `width` cells in each row, a power of two; 8 bytes each.
 */
export function sketch(width: number, rows: number): Sketch {
  const cells = new Float64Array(rows * width);
  const mask = width - 1;
  const least = (first: number, step: number): number => {
    let place = first;
    let found = Number.POSITIVE_INFINITY;
    for (let row = 0; row < cells.length; row += width) {
      const weight = cells[row + (place & mask)] as number;
      if (weight < found) found = weight;
      place = (place + step) | 0;
    }
    return found;
  };
  return {
    memory: () => cells.byteLength,
    weightOf(key) {
      const place = mixed(key);
      return least(place, stepFrom(place));
    },
    add(key, weight) {
      let place = mixed(key);
      const step = stepFrom(place);
      const raised = least(place, step) + weight;
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

/** From the place in one row to that in the next: the upper bits, where the lower ones tell the place. */
function stepFrom(place: number): number {
  return (place >>> 16) | 1;
}
