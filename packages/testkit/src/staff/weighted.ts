import { below } from "./draw.ts";
import type { Random } from "./random.ts";

const resolution = 10_000;

/**
 * Prepares a draw in which each member of the list comes up in proportion to its weight.
 *
 * The draw is one look-up in a table, because a million people ask for it; shares below 1 in 10,000 may be lost.
 */
export function weighted<T extends { readonly weight: number }>(
  list: readonly T[],
): (random: Random) => T {
  const total = list.reduce((sum, member) => sum + member.weight, 0);
  const table = list.flatMap((member) =>
    Array.from({ length: Math.round((member.weight / total) * resolution) }, () => member),
  );
  return (random) => table[below(random, table.length)] as T;
}
