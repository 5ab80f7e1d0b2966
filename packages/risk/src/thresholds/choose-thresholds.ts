import { ConnectorError, contentHash, invalidOption } from "@rollcall/core";
import { checkTarget, lowestThreshold, shareFrom, sortScores } from "./scores.ts";
import type { Thresholds } from "./thresholds.ts";

/** What thresholds are chosen from. */
export interface ChooseThresholdsOptions {
  /** The scores, in bits, of sign-ins that are known to be legitimate, each as it was before the model learnt it. */
  readonly legitimate: readonly number[];
  /** The share of them that may be challenged, from 0 to 1, such as 0.05. */
  readonly target: number;
  /** The version of the model that gave the scores. */
  readonly model: string;
}

/**
 * Chooses the lowest score from which to challenge, such that no more than a target share of legitimate sign-ins is
 * challenged.
 *
 * Equal scores are challenged together or not at all, so the share that comes of it may be well below the target: it
 * stands in `expected`. When even the highest score is shared by too many, nothing in the sample is challenged. Throws
 * ConnectorError `invalid-value` for no scores and for one that is no finite number, `invalid-options` for another
 * target.
 */
export function chooseThresholds(options: ChooseThresholdsOptions): Thresholds {
  const { legitimate, target, model } = options;
  checkTarget(target);
  const sorted = sortScores(legitimate);
  if (sorted.length === 0) throw noScores();
  const challengeAt = lowestThreshold(sorted, target);
  const expected = shareFrom(sorted, challengeAt);
  return withVersion({ challengeAt, target, expected, model, sample: sorted.length });
}

/**
 * Makes thresholds that a person set, where there are no scores yet to choose from. Throws ConnectorError
 * `invalid-options` for a score that is no finite number.
 */
export function setThresholds(set: Pick<Thresholds, "challengeAt" | "model">): Thresholds {
  const { challengeAt, model } = set;
  if (!Number.isFinite(challengeAt)) {
    const advice = "Give a high number of bits to challenge by rules alone, not infinity.";
    throw invalidOption("setThresholds()", { field: "challengeAt", rule: "finite", advice });
  }
  return withVersion({ challengeAt, model, target: undefined, expected: undefined, sample: 0 });
}

function withVersion(content: Omit<Thresholds, "version">): Thresholds {
  return { version: `thresholds-1-${contentHash(content).slice(0, 12)}`, ...content };
}

function noScores(): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "there are no scores to choose thresholds from",
    advice:
      "Let the model watch for some weeks first, or set a threshold by hand with setThresholds.",
  });
}
