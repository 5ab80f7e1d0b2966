import { ConnectorError, invalidOption } from "@rollcall/core";

/**
 * Sorts scores from the lowest, after a look at each. Throws ConnectorError `invalid-value` when one is no finite
 * number.
 */
export function sortScores(scores: readonly number[]): Float64Array {
  const sorted = Float64Array.from(scores);
  const broken = sorted.findIndex((score) => !Number.isFinite(score));
  if (broken < 0) return sorted.sort();
  throw new ConnectorError({
    code: "invalid-value",
    message: "a score is not a finite number",
    advice:
      "Take the scores from the bits of decisions. A score that is missing must be left out, not counted as 0.",
    where: { line: broken + 1 },
  });
}

/** Gives a target rate back. Throws ConnectorError `invalid-options` when it is no share from 0 to 1. */
export function checkTarget(target: number): number {
  if (target >= 0 && target <= 1) return target;
  throw invalidOption("the thresholds", {
    field: "target",
    rule: "share",
    advice: "Give 0.05 for 5 %.",
  });
}

/** Gives the share of sorted scores that are `threshold` or more. 0 of none. */
export function shareFrom(sorted: Float64Array, threshold: number): number {
  if (sorted.length === 0) return 0;
  return (sorted.length - firstFrom(sorted, threshold)) / sorted.length;
}

/**
 * Gives the lowest threshold at which no more than the share `target` of sorted scores is reached: one of the scores,
 * or, when even their highest is too common, the next number above it. Equal scores are never parted. Throws RangeError
 * for no scores.
 */
export function lowestThreshold(sorted: Float64Array, target: number): number {
  const highest = sorted.at(-1);
  if (highest === undefined) throw new RangeError("no scores");
  // The smallest error of a product must not cost one sign-in of the share.
  const most = Math.floor(target * sorted.length + 1e-9);
  const at = sorted.length - most;
  const lowest = sorted[at];
  if (lowest === undefined) return justAbove(highest);
  if (at === 0 || sorted[at - 1] !== lowest) return lowest;
  return sorted.find((score) => score > lowest) ?? justAbove(highest);
}

/** The first index whose score is `threshold` or more. */
function firstFrom(sorted: Float64Array, threshold: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

function justAbove(score: number): number {
  return score + Math.max(Math.abs(score), 1) * 2 * Number.EPSILON;
}
