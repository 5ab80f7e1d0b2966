import { contentHash } from "@rollcall/core";
import type { Rule } from "../rules/rule.ts";
import { askRules } from "./ask-rules.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./decision.ts";
import type { DecisionInputs } from "./decision-inputs.ts";

/**
 * Makes a decision out of its inputs: asks the rules, adds everything up, decides, and writes the record. The same
 * inputs and rules give the same bytes. Throws `invalid-value` where a contribution among the inputs cannot be added
 * up.
 */
export function makeDecision(inputs: DecisionInputs, rules: readonly Rule[]): Decision {
  const { event, past, surroundings, thresholds, exception } = inputs;
  const { contributions, bits, outcome } = decide({
    contributions: [
      ...inputs.weighed,
      ...inputs.evidence,
      ...inputs.doubts,
      ...askRules(rules, { event, past, surroundings }),
    ],
    challengeAt: thresholds.challengeAt,
    atMost: exception?.atMost,
    lifts: exception?.lifts,
  });
  const content = {
    spec: "rollcall/decision@1" as const,
    at: inputs.at,
    event: event.id,
    inputs: contentHash(inputs),
    contributions,
    bits,
    challengeAt: thresholds.challengeAt,
    model: inputs.model,
    thresholds: thresholds.version,
    outcome,
    ...(exception && { exception }),
  };
  return { id: contentHash(content), ...content };
}
