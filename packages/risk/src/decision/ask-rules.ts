import type { Contribution } from "../evidence/contribution.ts";
import type { Rule, Sighting } from "../rules/rule.ts";
import { checkedContribution } from "./checked-contribution.ts";

/**
 * Asks every rule about a sign-in. A rule that throws, or answers what no rule may, demands a challenge: what it looks
 * for may be there, and nobody looked.
 */
export function askRules(rules: readonly Rule[], sighting: Sighting): readonly Contribution[] {
  return rules.flatMap((rule, index) => {
    try {
      const contribution = rule(sighting);
      if (contribution === undefined) return [];
      const checked = checkedContribution(contribution);
      return checked.bits < 0 ? [failed(index)] : [checked];
    } catch {
      return [failed(index)];
    }
  });
}

function failed(index: number): Contribution {
  return {
    source: "rule-failed",
    bits: 0,
    strength: "demanding",
    reason: "One of the rules could not be asked, so that what it looks for may be there.",
    facts: { rule: index + 1 },
  };
}
