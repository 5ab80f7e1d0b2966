import type { Outcome } from "../decision/outcome.ts";

/** Why an exception is made: an account for emergencies, or one that a machine signs in with. */
export type ExceptionKind = "break-glass" | "service-account";

/** A decision of a named owner that an account is let off, for a time. `parseException` checks one. */
export interface Exception {
  /** Names it in decisions and reports. */
  readonly id: string;
  readonly kind: ExceptionKind;
  /** The key of the account's profile. */
  readonly subject: string;
  /** The instant from which it holds, in milliseconds since 1970. */
  readonly from: number;
  /** The instant from which it no longer holds, likewise. */
  readonly until: number;
  /** Who answers for it. */
  readonly owner: string;
  /** Why it was made. */
  readonly reason: string;
  /** What is left of what it lets off. */
  readonly atMost: Exclude<Outcome, "block">;
  /**
   * The sources of evidence that it lets off, and no others, such as `legacy-protocol`. Without it, whatever
   * challenges. Conclusive evidence, such as `after-leaving`, is let off by its name alone.
   */
  readonly lifts?: readonly string[];
}
