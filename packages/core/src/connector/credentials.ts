import type { AccountRef } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { Receipt } from "../model/operation.ts";
import type { Secret } from "../model/secret.ts";
import type { Instant } from "../model/value.ts";
import type { WriteLease } from "./lease.ts";
import type { CallOptions } from "./read.ts";

/** Sets passwords and the flags that go with them. */
export interface CredentialsPart {
  /** Replaces the password. Throws `password-policy` when the target refuses it. */
  setPassword(
    ref: AccountRef,
    password: Secret,
    lease: WriteLease,
    options?: PasswordOptions,
  ): Promise<Receipt>;
  /** Lets a locked account try again. */
  unlock?(ref: AccountRef, lease: WriteLease, options?: CallOptions): Promise<Receipt>;
}

/** How a password is set. */
export interface PasswordOptions extends CallOptions {
  /** The person must choose another at the next sign-in. */
  readonly mustChange?: boolean | undefined;
  /**
   * The present password, when the account's owner changes it: the target's rules on history and age then hold, and a wrong
   * one is `precondition-failed`. Without it the password is reset.
   */
  readonly current?: Secret | undefined;
}

/** Grants that the target itself ends. */
export interface TimedGrantsPart {
  /** Grants until `until`; the target takes it back by itself, also when Rollcall is down. */
  grantUntil(
    grant: {
      readonly ref: AccountRef;
      readonly entitlement: EntitlementRef;
      readonly until: Instant;
    },
    lease: WriteLease,
    options?: CallOptions,
  ): Promise<Receipt>;
}
