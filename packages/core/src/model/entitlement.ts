/** A right that an account may hold: group, licence, shared mailbox, role. */
export interface EntitlementRef {
  /** Such as `group`, `licence`, `role`. */
  readonly kind: string;
  /** Stable within the target, such as a group's GUID. */
  readonly id: string;
}

/** Writes an entitlement as a text that identifies it within its target. */
export function entitlementKey(entitlement: EntitlementRef): string {
  return `${entitlement.kind}:${entitlement.id}`;
}
