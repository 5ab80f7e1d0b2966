import type { Outcome } from "./outcome.ts";

/** An exception that held for a sign-in when it was decided on. */
export interface AppliedException {
  /** Names it in the list that it is of. */
  readonly id: string;
  /** Such as `break-glass` or `service-account`. */
  readonly kind: string;
  /** When it ends, in milliseconds since 1970. */
  readonly until: number;
  /** The most severe outcome that it leaves of what it lets off. */
  readonly atMost: Outcome;
  /**
   * The sources of the evidence that it lets off, and no others, such as `legacy-protocol`. Conclusive evidence is let
   * off by its name alone; without names, everything else is.
   */
  readonly lifts?: readonly string[];
}
