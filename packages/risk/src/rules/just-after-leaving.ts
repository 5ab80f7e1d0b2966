import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link justAfterLeaving}. */
export const aboutJustAfterLeaving: RuleDescription = {
  name: "just-after-leaving",
  bits: 6,
  strength: "demanding",
  when: "the last day ended so lately that its night shift may not be over",
  basis:
    "A night shift goes on past midnight, and nobody is to be shut out in the middle of one. The bits are our choice",
};

/** Finds somebody whose last day has just ended, by the staff record. */
export function justAfterLeaving(): Rule {
  return ({ surroundings }) =>
    surroundings.standing === "just-left"
      ? contribute(aboutJustAfterLeaving, {
          reason: "The staff record says that the person's last day has just ended.",
          facts: { standing: "just-left" },
        })
      : undefined;
}
