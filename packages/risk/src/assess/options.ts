import type { AppliedException } from "../decision/applied-exception.ts";
import type { Decision } from "../decision/decision.ts";
import type { DecisionInputs } from "../decision/decision-inputs.ts";
import type { Contribution } from "../evidence/contribution.ts";
import type { SignInModel } from "../model/sign-in-model.ts";
import type { Rule } from "../rules/rule.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Standing, Surroundings } from "../sign-in/surroundings.ts";
import type { Thresholds } from "../thresholds/thresholds.ts";

/**
 * Something that is looked up for a sign-in, at once or later. To throw, or to take too long, challenges the sign-in.
 */
export type LookUp<T> = (event: SignIn) => T | Promise<T>;

/** What is known of the address of a sign-in. */
export type AddressSurroundings = Omit<Surroundings, "standing">;

/** What cannot go wrong unnoticed. */
export type AssessFault =
  | "standing"
  | "surroundings"
  | "evidence"
  | "exceptions"
  | "model"
  | "learning"
  | "clock"
  | "keep";

/** What an assessor of sign-ins is made of. Only `model`, `rules`, `thresholds`, `standing` and `now` are needed. */
export interface SignInAssessorOptions {
  readonly model: SignInModel;
  readonly rules: readonly Rule[];
  /** Chosen for the very same model. */
  readonly thresholds: Thresholds;
  /** How the staff record stands to the person when the sign-in was. */
  readonly standing: LookUp<Standing>;
  /** What is known of the address. Without it, nothing is. */
  readonly surroundings?: LookUp<AddressSurroundings> | undefined;
  /** What is held against the person from elsewhere, such as a link that was clicked. Without it, nothing is. */
  readonly evidence?: LookUp<readonly Contribution[]> | undefined;
  /** The exception that holds for the account. Without it, none does. */
  readonly exceptions?: LookUp<AppliedException | undefined> | undefined;
  /** The present, in milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Takes note of sign-ins for the tables behind `surroundings`, such as `surroundingsMemory().note`: of what the model
   * learns, and of attempts that came to nothing. Somebody who is challenged does not become a colleague before the
   * answer. `now` is the present.
   */
  readonly note?: ((event: SignIn, now: number) => void) | undefined;
  /**
   * Is told that a person passed a second factor after a challenge, so that what was held against the person need not
   * be asked about again.
   */
  readonly answered?: ((event: SignIn) => void) | undefined;
  /**
   * Is given each new decision with what `replay` needs. Without it, the inputs are not kept. Called once for each
   * event, and once more when an answer makes another decision of it.
   */
  readonly keep?:
    | ((decision: Decision, inputs: DecisionInputs) => void | Promise<void>)
    | undefined;
  /**
   * Whether rules see, and `keep` is given, the address and the device's id and own text; `false` unless told. The
   * model sees them in any case.
   */
  readonly withAddress?: boolean | undefined;
  /** Is told of whatever could not be done; what was thrown may hold personal data. Without it, nobody is told. */
  readonly report?: ((fault: AssessFault, cause: unknown) => void) | undefined;
  /** How long a look-up is waited for, in milliseconds; 2,000 unless told. */
  readonly lookUpWithin?: number | undefined;
  /**
   * How many events are remembered, so that one that comes twice is decided once; 10,000 unless told, about 2 KB each.
   */
  readonly remembered?: number | undefined;
}
