import { passwordValidated } from "./password-validated.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { shown } from "./shown.ts";
import { type SprayOptions, sprayed } from "./spray.ts";

/** Describes {@link sprayingAddress}. */
export const aboutSprayingAddress: RuleDescription = {
  name: "spraying-address",
  bits: 5,
  strength: "statistical",
  when: "a failure at an address where 10 people failed, or a fifth of the colleagues seen there if that is more",
  basis: "The same count, of the address and not of the person. The bits are our choice",
};

/**
 * Finds a failure at an address that passwords are sprayed from, so that the address is seen before a password is
 * right.
 */
export function sprayingAddress(options: SprayOptions = {}): Rule {
  const isSprayed = sprayed("sprayingAddress", options);
  return (sighting) => {
    if (passwordValidated(sighting.event) || !isSprayed(sighting)) return undefined;
    const people = shown(sighting.surroundings.failingPeople);
    return contribute(aboutSprayingAddress, {
      reason: `One more failure at an address where ${people} people lately failed to sign in.`,
      facts: { people },
    });
  };
}
