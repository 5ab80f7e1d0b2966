import type { Contribution } from "../evidence/contribution.ts";
import type { Past } from "../sign-in/past.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Surroundings } from "../sign-in/surroundings.ts";

/**
 * Looks for one thing in a sign-in, and says nothing when it is not there. Never lowers a score: its bits are 0 or
 * more.
 */
export type Rule = (sighting: Sighting) => Contribution | undefined;

/** A sign-in, and all that a rule may know when it judges it. */
export interface Sighting {
  readonly event: SignIn;
  readonly past: Past;
  readonly surroundings: Surroundings;
}
