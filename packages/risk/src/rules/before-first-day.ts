import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link beforeFirstDay}. */
export const aboutBeforeFirstDay: RuleDescription = {
  name: "before-first-day",
  bits: 6,
  strength: "demanding",
  when: "the staff record says that the person's first day is still to come",
  basis:
    "Induction may begin before the record says so, and an offer be confirmed late. The bits are our choice",
};

/**
 * Finds somebody whose first day is still to come, by the staff record. Records of newcomers run late, so it challenges
 * and does not block.
 */
export function beforeFirstDay(): Rule {
  return ({ surroundings }) =>
    surroundings.standing === "not-started"
      ? contribute(aboutBeforeFirstDay, {
          reason: "The staff record says that the person's first day is still to come.",
          facts: { standing: "not-started" },
        })
      : undefined;
}
