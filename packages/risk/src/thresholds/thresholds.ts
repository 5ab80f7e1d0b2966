/**
 * Where an outcome begins, and what that was chosen from. `chooseThresholds` makes them; a decision records their
 * version.
 */
export interface Thresholds {
  /** A hash of everything else in here: the same thresholds have the same version everywhere. */
  readonly version: string;
  /**
   * In bits: a sign-in whose score is this or more is challenged. Finite. There is no score at which statistics block:
   * only conclusive evidence does, because availability is patient safety.
   */
  readonly challengeAt: number;
  /**
   * The share of legitimate sign-ins that it was chosen to challenge at most, from 0 to 1; `undefined` where a person
   * set it by hand.
   */
  readonly target: number | undefined;
  /** The share of the sample's legitimate sign-ins that it does challenge. */
  readonly expected: number | undefined;
  /** Names the model whose scores these were: those of another model mean something else. */
  readonly model: string;
  /** How many scores of legitimate sign-ins they were chosen from; 0 where a person set them by hand. */
  readonly sample: number;
}
