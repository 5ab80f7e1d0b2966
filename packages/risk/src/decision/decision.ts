import type { Contribution } from "../evidence/contribution.ts";
import type { AppliedException } from "./applied-exception.ts";
import type { Outcome } from "./outcome.ts";

/**
 * The record of a decision on a sign-in: plain JSON, which says what was decided and why, and can go into a log. No
 * address, no device, no name and no key of the person is in it; `inputs` is a hash of what had them.
 */
export interface Decision {
  readonly spec: "rollcall/decision@1";
  /** A hash of everything else in here. */
  readonly id: string;
  /** When it was decided, in milliseconds since 1970. */
  readonly at: number;
  /** The id of the sign-in's event. The adapters make none that names somebody; give none that does. */
  readonly event: string;
  /** A hash of the inputs, by which `replay` knows them. */
  readonly inputs: string;
  /** The reasons, in the order in which they were added up: see `Score`. */
  readonly contributions: readonly Contribution[];
  /** Their sum. */
  readonly bits: number;
  /** The score from which statistics challenged. */
  readonly challengeAt: number;
  /** The version of the model. */
  readonly model: string;
  /** The version of the thresholds. */
  readonly thresholds: string;
  readonly outcome: Outcome;
  /** The exception that held for the sign-in, also when nothing had to be let off. */
  readonly exception?: AppliedException;
}
