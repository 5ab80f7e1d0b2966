import type { Strength } from "../evidence/contribution.ts";
import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";

/** What to make of somebody of whom nothing is remembered. */
export interface FirstSignInOptions {
  /** Defaults to `demanding`. Take `statistical` for the weeks after the start, when nobody is remembered yet. */
  readonly strength?: "statistical" | "demanding" | undefined;
}

/** Describes {@link firstSignIn}. */
export const aboutFirstSignIn: RuleDescription = {
  name: "first-sign-in",
  bits: 2,
  strength: "demanding",
  when: "nothing is remembered of the person",
  basis:
    "Apereo CAS takes somebody without events for suspicious, too. The bits are our choice; an option makes it statistical",
};

/** Finds somebody of whom nothing is remembered, so that a profile begins with a second factor and never in silence. */
export function firstSignIn(options: FirstSignInOptions = {}): Rule {
  const strength: Strength = options.strength ?? aboutFirstSignIn.strength;
  return ({ past }) =>
    past.firstSeen === undefined
      ? contribute(aboutFirstSignIn, {
          reason: "Nothing is remembered of this person, so nothing can be compared.",
          strength,
          facts: {},
        })
      : undefined;
}
