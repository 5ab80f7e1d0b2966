import { familiarity } from "./novelty.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { shown } from "./shown.ts";

/** Describes {@link newCountry}. */
export const aboutNewCountry: RuleDescription = {
  name: "new-country",
  bits: 3,
  strength: "statistical",
  when: "the person was never seen in the country; less for somebody with fewer than 10 sign-ins",
  basis:
    "Ten sign-ins as Entra learns. The bits are our choice, kept low since a model weighs the country too",
};

/** Finds a country in which the person was never seen. */
export function newCountry(): Rule {
  return ({ past }) => {
    if (past.known.country !== false) return undefined;
    const part = familiarity(past);
    if (part === 0) return undefined;
    return contribute(aboutNewCountry, {
      reason: "The person has not signed in from this country before.",
      bits: aboutNewCountry.bits * part,
      facts: { signIns: shown(past.learnt) },
    });
  };
}
