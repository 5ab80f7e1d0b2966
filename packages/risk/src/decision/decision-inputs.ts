import type { Contribution } from "../evidence/contribution.ts";
import type { Past } from "../sign-in/past.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Surroundings } from "../sign-in/surroundings.ts";
import type { Thresholds } from "../thresholds/thresholds.ts";
import type { AppliedException } from "./applied-exception.ts";

/**
 * Everything that a decision was made from, apart from the rules themselves: enough to make it again without the
 * person's profile. Plain JSON. It is personal data: keep it apart from logs, as long as decisions must be explained
 * and no longer.
 */
export interface DecisionInputs {
  /** When it was decided, in milliseconds since 1970. */
  readonly at: number;
  /** The sign-in as the rules saw it. */
  readonly event: SignIn;
  readonly past: Past;
  readonly surroundings: Surroundings;
  /** The version of the model. */
  readonly model: string;
  /** What the model said. */
  readonly weighed: readonly Contribution[];
  /** What was held against the person from elsewhere, such as a link that was clicked. */
  readonly evidence: readonly Contribution[];
  /** What could not be found out, and what was odd about the event itself: each demands a challenge. */
  readonly doubts: readonly Contribution[];
  readonly thresholds: Thresholds;
  readonly exception?: AppliedException;
}
