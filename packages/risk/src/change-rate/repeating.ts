import type { Contribution } from "../evidence/contribution.ts";
import { recent } from "./recent.ts";
import type { Transaction } from "./transaction.ts";

/** The rules that speak of how many changes there are: they go on speaking with each change after the first. */
const counting: ReadonlySet<string> = new Set(["mass-change", "disable-of-many"]);

/** Tells whether an alert repeats what was said of the same hand, and remembers what is said now. */
export type Repeating = (
  transaction: Transaction,
  contributions: readonly Contribution[],
) => boolean;

/**
 * Makes what tells repeats: an alert of counting rules alone, until there are twice as many changes as when it was last
 * told, or fewer than then.
 */
export function repeating(capacity: number): Repeating {
  const told = recent<number>(capacity);
  return ({ actor, target, act, attribute }, contributions) => {
    if (contributions.some(({ source }) => !counting.has(source))) return false;
    const said = contributions.map(({ source, strength }) => `${source} ${strength}`).join(", ");
    const key = [target, act, attribute ?? "", actor ?? "", said].join("\n");
    const count = Math.max(...contributions.map(({ facts }) => Number(facts.count)));
    const last = told.get(key);
    if (last !== undefined && count >= last && count < 2 * last) return true;
    told.set(key, count);
    return false;
  };
}
