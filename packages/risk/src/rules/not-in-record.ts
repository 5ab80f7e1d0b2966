import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link notInRecord}. */
export const aboutNotInRecord: RuleDescription = {
  name: "not-in-record",
  bits: 1,
  strength: "statistical",
  when: "the staff record does not speak of the person, or contradicts itself",
  basis: "Agency staff, students and volunteers are often not in it. The bits are our choice",
};

/** Finds somebody of whom the staff record does not speak, so that it is seen and never silent. */
export function notInRecord(): Rule {
  return ({ surroundings }) =>
    surroundings.standing === "unknown"
      ? contribute(aboutNotInRecord, {
          reason: "The staff record does not speak of this person.",
          facts: { standing: "unknown" },
        })
      : undefined;
}
