import type { Account, AccountKind } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { AttributeDelta, Reason } from "../model/operation.ts";
import type { Attributes, LocalDate } from "../model/value.ts";

/** What all differences have. */
export interface DifferenceBase {
  readonly target: string;
  readonly account: AccountKind;
  readonly personId?: string | undefined;
  readonly label: string;
  readonly reasons: readonly Reason[];
  readonly due?: LocalDate | undefined;
}

/** An account is missing that should be there. */
export interface MissingAccount extends DifferenceBase {
  readonly difference: "missing";
  /** Names the account until it has a key; references to it are `new:<handle>`. Derived from the person's id. */
  readonly handle: string;
  readonly attributes: Attributes;
  readonly enabled: boolean;
  readonly entitlements: readonly EntitlementRef[];
}

/** An account is not as it should be. */
export interface ChangedAccount extends DifferenceBase {
  readonly difference: "changed";
  readonly actual: Account;
  readonly deltas: readonly AttributeDelta[];
  readonly enabled?: boolean | undefined;
  readonly grant: readonly EntitlementRef[];
  readonly revoke: readonly EntitlementRef[];
}

/** An account is there that should be gone. */
export interface SurplusAccount extends DifferenceBase {
  readonly difference: "surplus";
  readonly actual: Account;
}

/** Desired against actual of one account; there is none when they are equal. */
export type Difference = MissingAccount | ChangedAccount | SurplusAccount;
