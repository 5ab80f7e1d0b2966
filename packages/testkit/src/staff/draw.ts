import type { Random } from "./random.ts";

const wordSize = 2 ** 32;

/** Draws a whole number from 0 up to, but not including, `limit`. */
export function below(random: Random, limit: number): number {
  return Math.floor((random() / wordSize) * limit);
}

/** Draws true with the given probability, from 0 to 1. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability * wordSize;
}

/** Draws one member of a list that has at least one. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)] as T;
}
