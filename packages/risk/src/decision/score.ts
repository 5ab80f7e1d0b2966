import { canonicalJson } from "@rollcall/core";
import type { Contribution } from "../evidence/contribution.ts";

/** A score, and the contributions that it is the sum of. */
export interface Score {
  /**
   * By source, by UTF-16 code unit, then by bits from the lowest, then by the rest: the same ones always stand in the
   * same order.
   */
  readonly contributions: readonly Contribution[];
  /** The sum of their bits, added up one by one in that order, as a 64-bit floating-point number; 0 of none. */
  readonly bits: number;
}

/**
 * Adds contributions up. Their order in the argument is of no account. To add one of 0 bits or more never gives a lower
 * score, exactly: the others keep their order, and each rounded addition is monotone in both of its terms.
 */
export function addUp(contributions: readonly Contribution[]): Score {
  const ordered = contributions.toSorted(compare);
  let bits = 0;
  for (const contribution of ordered) bits += contribution.bits;
  return { contributions: ordered, bits };
}

function compare(a: Contribution, b: Contribution): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.bits !== b.bits) return a.bits - b.bits;
  const [first, second] = [canonicalJson(a), canonicalJson(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}
