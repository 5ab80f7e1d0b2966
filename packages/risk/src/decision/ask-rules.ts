import type { Contribution } from "../evidence/contribution.ts";
import type { Rule, Sighting } from "../rules/rule.ts";
import { checkedContribution } from "./checked-contribution.ts";

/**
 * Asks every rule about a sign-in. A rule that throws, or answers what no rule may, demands a challenge: what it looks
 * for may be there, and nobody looked.
 */
export function askRules(rules: readonly Rule[], sighting: Sighting): readonly Contribution[] {
  return rules.flatMap((rule) => {
    try {
      const contribution = rule(sighting);
      if (contribution === undefined) return [];
      const checked = checkedContribution(contribution);
      return checked.bits < 0 ? [ruleFailed] : [checked];
    } catch {
      return [ruleFailed];
    }
  });
}

/** It does not say which, since rules have no names, and may be replayed in another order. */
const ruleFailed: Contribution = {
  source: "rule-failed",
  bits: 0,
  strength: "demanding",
  reason: "One of the rules could not be asked, so that what it looks for may be there.",
  facts: {},
};
