import type { HeldEntitlement } from "./entitlement.ts";
import type { Attributes, Instant } from "./value.ts";

/** What kind of object an account is in its target; most targets have one kind, `account`. */
export type AccountKind = string;

/** How to find one account again. */
export interface AccountRef {
  readonly kind: AccountKind;
  /** The key that never changes while the account lives, such as an object GUID. */
  readonly stable: string;
  /** The key by which people and protocols address it, such as a distinguished name; changes on rename and move. */
  readonly lookup?: string | undefined;
}

/** A record in one target system that stands for a person (or holds those that do, such as a container). */
export interface Account {
  readonly ref: AccountRef;
  /** Opaque; changes whenever the account does, where the system has such a thing. */
  readonly version?: string | undefined;
  /** A missing key means that the target holds no value, unless the key is listed in {@link Account.incomplete}. */
  readonly attributes: Attributes;
  readonly entitlements: readonly HeldEntitlement[];
  readonly enabled: boolean;
  readonly observedAt: Instant;
  /** Attributes that were not read whole, and `entitlements` when memberships were not; none of them is compared. */
  readonly incomplete?: readonly string[] | undefined;
}

/**
 * Proof of why an account could not be read. `not-found` and `tombstone` say that it is gone; `not-ours` that it is there, and
 * that its target names another organisation that looks after it; `no-permission` says neither.
 */
export interface Absent {
  readonly absent: "not-found" | "tombstone" | "not-ours" | "no-permission";
  readonly ref: AccountRef;
}

/** Tells an account that was read from a proof of absence. */
export function isAbsent(found: object): found is Absent {
  return "absent" in found;
}
