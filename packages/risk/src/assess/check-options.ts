import { type ConnectorError, invalidOption } from "@rollcall/core";
import type { SignInAssessorOptions } from "./options.ts";

/**
 * Throws `invalid-options` unless an assessor can be made of these options: the threshold a number, chosen for this
 * very model, and every limit a whole number of 1 or more.
 */
export function checkOptions(options: SignInAssessorOptions): void {
  const { model, thresholds, lookUpWithin = 1, remembered = 1 } = options;
  if (!Number.isFinite(thresholds.challengeAt)) {
    throw fault("thresholds.challengeAt", "number", "Give a threshold in bits.");
  }
  if (thresholds.model !== model.version) {
    const advice = "Choose thresholds again: the scores of another model mean something else.";
    throw fault("thresholds.model", "same-model", advice);
  }
  for (const [field, value] of Object.entries({ lookUpWithin, remembered })) {
    if (Number.isInteger(value) && value >= 1 && value <= 2 ** 31 - 1) continue;
    throw fault(field, "range", "Give a whole number of 1 or more.");
  }
}

function fault(field: string, rule: string, advice: string): ConnectorError {
  return invalidOption("signInAssessor()", { field, rule, advice });
}
