import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link whileSuspended}. */
export const aboutWhileSuspended: RuleDescription = {
  name: "while-suspended",
  bits: 20,
  strength: "conclusive",
  when: "the staff record says that the person is suspended",
  basis: "A suspension is an instruction to keep somebody out. The bits are our choice",
};

/** Finds somebody who is suspended, by the staff record. */
export function whileSuspended(): Rule {
  return ({ surroundings }) =>
    surroundings.standing === "suspended"
      ? contribute(aboutWhileSuspended, {
          reason: "The staff record says that the person is suspended.",
          facts: { standing: "suspended" },
        })
      : undefined;
}
