import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** Describes {@link anonymiser}. */
export const aboutAnonymiser: RuleDescription = {
  name: "anonymiser",
  bits: 6,
  strength: "demanding",
  when: "a list names the address as one that hides who uses it, such as Tor",
  basis: "As Entra's anonymizedIPAddress. The bits are our choice",
};

/** Finds an address that hides who uses it. */
export function anonymiser(): Rule {
  return ({ surroundings }) =>
    surroundings.listed === "anonymiser"
      ? contribute(aboutAnonymiser, {
          reason: "The address belongs to a network that hides who uses it.",
          facts: { listed: "anonymiser" },
        })
      : undefined;
}
