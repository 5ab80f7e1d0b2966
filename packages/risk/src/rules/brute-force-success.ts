import { passwordValidated } from "./password-validated.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { ruleNumber } from "./rule-number.ts";
import { shown } from "./shown.ts";

/** From how many wrong passwords on a right one is suspicious. */
export interface BruteForceOptions {
  /** Defaults to 10. */
  readonly failures?: number | undefined;
}

/** Describes {@link bruteForceSuccess}. */
export const aboutBruteForceSuccess: RuleDescription = {
  name: "brute-force-success",
  bits: 6,
  strength: "demanding",
  when: "a right password after 10 wrong ones",
  basis:
    "Cyber Essentials allows no more than 10 guesses before an account is locked. The bits are our choice",
};

/** Finds a right password after many wrong ones. */
export function bruteForceSuccess({ failures = 10 }: BruteForceOptions = {}): Rule {
  ruleNumber({
    rule: "bruteForceSuccess",
    field: "failures",
    value: failures,
    least: 2,
    most: 1000,
  });
  return ({ event, past }) => {
    if (!(past.failures >= failures) || !passwordValidated(event)) return undefined;
    return contribute(aboutBruteForceSuccess, {
      reason: `A right password after ${shown(past.failures)} wrong ones.`,
      facts: { failures: shown(past.failures, 1) },
    });
  };
}
