import { type Random, randomFrom } from "../staff/random.ts";

/** Tells whether something that happens so often (0 to 1) happens now. */
export function happens(random: Random, rate: number): boolean {
  return rate > 0 && random() / 2 ** 32 < rate;
}

/** Puts things into an order that chance decides. */
export function shuffled<T>(random: Random, things: readonly T[]): T[] {
  const result = [...things];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = random() % (at + 1);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

/** Makes the identifier of an object from numbers that name it: the same numbers, the same identifier. */
export function uuidFrom(...key: readonly number[]): string {
  const random = randomFrom(...key);
  const hex = Array.from({ length: 4 }, () => random().toString(16).padStart(8, "0")).join("");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}
