import type { Contribution } from "../evidence/contribution.ts";
import type { Past } from "../sign-in/past.ts";
import type { SignIn } from "../sign-in/sign-in.ts";

/** What scores sign-ins by statistics. Copy `exact/exact-model.ts` for another one. */
export interface SignInModel {
  /**
   * Names the model, its features and its weights: two models with the same version give the same numbers to the same
   * sign-ins.
   */
  readonly version: string;
  /** What is remembered of the person, as it stood just before the sign-in. */
  past(event: SignIn): Past;
  /** Weighs a sign-in against what was learnt so far. Learns nothing. */
  weigh(event: SignIn): readonly Contribution[];
  /**
   * Learns a sign-in, which the caller found to be the person's own; at most once a day for each value. `now` is the
   * present, in milliseconds since 1970, by which a late event is told from a clock that ran ahead; without it, the
   * event's time is taken for the present.
   */
  learn(event: SignIn, now?: number): void;
  /** Takes note of one that failed or was refused: it counts towards the person's failures, and trains nothing. */
  note(event: SignIn, now?: number): void;
}
