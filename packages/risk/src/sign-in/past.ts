import type { Place } from "./sign-in.ts";
import type { ListedNetwork } from "./surroundings.ts";

/** What is remembered of a person when the next sign-in comes: a view of the profile, which the rules read. */
export interface Past {
  /** When the first sign-in was learnt, in milliseconds since 1970; `undefined` for somebody who was never seen. */
  readonly firstSeen: number | undefined;
  /** How many sign-ins were learnt; with forgetting, so not always a whole number. */
  readonly learnt: number;
  /** The last sign-in that succeeded. */
  readonly last: LastSignIn | undefined;
  /** Wrong passwords in the last while, each halved with its half-life; 0 after a success. */
  readonly failures: number;
  /** Prompts for a second factor that the person denied or let pass, likewise. */
  readonly denied: number;
  /** When the password was last reset, as far as somebody said so. */
  readonly passwordReset: number | undefined;
  /** Whether the values of this sign-in were learnt before; `undefined` where the event does not say the value. */
  readonly known: Known;
}

/** The last sign-in of a person that succeeded. */
export interface LastSignIn {
  readonly at: number;
  readonly place: Place | undefined;
  /**
   * What a list said of its address, where that was kept: the place of an `egress` or a `vpn` is not where the person
   * was.
   */
  readonly listed?: ListedNetwork | undefined;
  /** The number of the autonomous system. */
  readonly network: number | undefined;
  /** A short hash of the session's id. */
  readonly session: number | undefined;
}

/** Which values of a sign-in the person was seen with before. */
export interface Known {
  readonly country: boolean | undefined;
  readonly network: boolean | undefined;
  readonly device: boolean | undefined;
}

/** The past of somebody who was never seen, of whom not even a value of the sign-in is known. */
export const noPast: Past = Object.freeze({
  firstSeen: undefined,
  learnt: 0,
  last: undefined,
  failures: 0,
  denied: 0,
  passwordReset: undefined,
  known: Object.freeze({ country: undefined, network: undefined, device: undefined }),
});
