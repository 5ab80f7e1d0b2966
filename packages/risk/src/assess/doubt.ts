import type { Contribution } from "../evidence/contribution.ts";

/** What can make a sign-in doubtful apart from what is known of the person. */
export type Doubt =
  | "standing-unknown"
  | "surroundings-unknown"
  | "evidence-unknown"
  | "exceptions-unknown"
  | "model-failed"
  | "from-the-future"
  | "id-used-before";

const reasons: Readonly<Record<Doubt, string>> = {
  "standing-unknown": "The staff record could not be asked whether the person is in post.",
  "surroundings-unknown": "What is known of the address could not be looked up.",
  "evidence-unknown": "What other systems hold against the person could not be looked up.",
  "exceptions-unknown": "The list of exceptions could not be read, so that none was made.",
  "model-failed": "The model could not weigh the sign-in.",
  "from-the-future": "The sign-in says that it happened later than now.",
  "id-used-before": "Another sign-in had the same id before.",
};

/**
 * Makes the contribution of a doubt: it adds nothing to the score, and demands a challenge, since what was not looked
 * at may be there.
 */
export function doubt(source: Doubt): Contribution {
  return { source, bits: 0, strength: "demanding", reason: reasons[source], facts: {} };
}
