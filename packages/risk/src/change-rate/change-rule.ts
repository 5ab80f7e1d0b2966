import type { Contribution } from "../evidence/contribution.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { ChangeLimits } from "./limits.ts";
import type { Privileges } from "./privileges/privileges.ts";
import type { Readings } from "./rates/readings.ts";
import type { Transaction } from "./transaction.ts";

/**
 * Looks for one thing in a change, and says nothing when it is not there. Never lowers a score: its bits are above 0.
 */
export type ChangeRule = (sighting: ChangeSighting) => Contribution | undefined;

/** A change, and all that a rule may know when it judges it. */
export interface ChangeSighting {
  readonly transaction: Transaction;
  readonly rates: Readings;
  readonly privileges: Privileges;
  /** Whether an approved plan holds this very change; `undefined` where nobody gave the plans. */
  readonly approved: boolean | undefined;
  readonly known: KnownOfAccount;
  readonly limits: ChangeLimits;
}

/** What the integrator knows of the account that is changed. What is missing is not known, and fires no rule. */
export interface KnownOfAccount {
  /**
   * When the account last signed in, in milliseconds since 1970; `null` for never. Used where the change does not say
   * it.
   */
  readonly lastSignIn?: number | null | undefined;
  /** Whether the staff record explains that the account is enabled: somebody joined, or came back. */
  readonly joiner?: boolean | undefined;
  /** Whether the account is for a time only. */
  readonly temporary?: boolean | undefined;
  /** How many accounts the organisation has. */
  readonly population?: number | undefined;
}

/** Looks for one thing in a sign-in that follows a change, and says nothing when it is not there. */
export type FollowRule = (following: Following) => Contribution | undefined;

/** A sign-in that succeeded, and what was lately changed on its account. */
export interface Following {
  readonly event: SignIn;
  readonly trail: AccountTrail;
  /** Whether the device was seen with the account before; `undefined` where that is not known. */
  readonly knownDevice: boolean | undefined;
  readonly limits: ChangeLimits;
}

/** What was lately changed on an account, in milliseconds since 1970; `undefined` where nothing was. */
export interface AccountTrail {
  readonly granted?: number | undefined;
  readonly method?: number | undefined;
}
