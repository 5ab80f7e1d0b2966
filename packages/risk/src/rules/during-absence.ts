import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link duringAbsence}. */
export const aboutDuringAbsence: RuleDescription = {
  name: "during-absence",
  bits: 4,
  strength: "demanding",
  when: "the staff record says that the person is away, as on maternity leave",
  basis: "Absence is not leaving: people on leave keep in touch. The bits are our choice",
};

/**
 * Finds somebody who is on leave, by the staff record. Whoever is away has not left, so it challenges and does not
 * block.
 */
export function duringAbsence(): Rule {
  return ({ surroundings }) =>
    surroundings.standing === "absent"
      ? contribute(aboutDuringAbsence, {
          reason: "The staff record says that the person is away.",
          facts: { standing: "absent" },
        })
      : undefined;
}
