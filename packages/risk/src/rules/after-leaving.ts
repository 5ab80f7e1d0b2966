import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link afterLeaving}. */
export const aboutAfterLeaving: RuleDescription = {
  name: "after-leaving",
  bits: 20,
  strength: "conclusive",
  when: "the staff record says that the last post is over",
  basis: "A fact of the record, not a statistic. The bits are our choice",
};

/** Finds somebody who has left, by the staff record. */
export function afterLeaving(): Rule {
  return ({ surroundings }) =>
    surroundings.standing === "left"
      ? contribute(aboutAfterLeaving, {
          reason: "The staff record says that the person has left.",
          facts: { standing: "left" },
        })
      : undefined;
}
