import { passwordValidated } from "./password-validated.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { shown } from "./shown.ts";
import { type SprayOptions, sprayed } from "./spray.ts";

/** Describes {@link spraySuccess}. */
export const aboutSpraySuccess: RuleDescription = {
  name: "spray-success",
  bits: 8,
  strength: "demanding",
  when: "a right password from an address where 10 people failed, or a fifth of the colleagues seen there if that is more",
  basis:
    "Entra's passwordSpray speaks of a right password alone, too; Azure Sentinel's rules take 5 and 15 people. Numbers and bits are our choice",
};

/** Finds a right password from an address that passwords are sprayed from. */
export function spraySuccess(options: SprayOptions = {}): Rule {
  const isSprayed = sprayed("spraySuccess", options);
  return (sighting) => {
    if (!passwordValidated(sighting.event) || !isSprayed(sighting)) return undefined;
    const people = shown(sighting.surroundings.failingPeople);
    return contribute(aboutSpraySuccess, {
      reason: `A right password from an address where ${people} people lately failed to sign in.`,
      facts: { people },
    });
  };
}
