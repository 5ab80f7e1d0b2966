/** A right that an account may hold: group, licence, shared mailbox, role. */
export interface EntitlementRef {
  /** Such as `group`, `licence`, `role`. */
  readonly kind: string;
  /** Stable within the target, such as a group's GUID. */
  readonly id: string;
}

/** An entitlement that an account holds. */
export interface HeldEntitlement extends EntitlementRef {
  /**
   * It goes with the account and no revocation ends it, such as the group that a directory counts everybody in. It counts
   * as held, and is never revoked, whatever a policy owns.
   */
  readonly fixed?: boolean | undefined;
}

/** Writes an entitlement as a text that identifies it within its target. */
export function entitlementKey(entitlement: EntitlementRef): string {
  return `${entitlement.kind}:${entitlement.id}`;
}
