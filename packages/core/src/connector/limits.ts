/** What a system allows; core keeps within it. */
export interface Limits {
  /** Writes under way at once. Defaults to 1. */
  readonly concurrency?: number | undefined;
  /** Writes per second, averaged over a second. No limit when missing. */
  readonly writesPerSecond?: number | undefined;
  /** In milliseconds; a call that takes longer is a `timeout`. Defaults to 30,000. */
  readonly callTimeout?: number | undefined;
  /**
   * Which parts one update may carry at once: those of one group, and a part that is in no group alone; no part is in two. The planner cuts
   * an update into as many operations as it takes. Defaults to all parts at once.
   */
  readonly together?: readonly (readonly UpdatePart[])[] | undefined;
  /** Where membership is written. Defaults to `account`. */
  readonly membership?: MembershipLimits | undefined;
  /** How long, in milliseconds, until a write is sure to be seen by a read by key. Defaults to 0. */
  readonly visibleAfter?: number | undefined;
  /**
   * `execute` reads the account itself, right before it updates or deletes it: what is there already is `already`, and
   * what is not as expected is refused. Then nobody else looks before the first call, and each of these costs one read
   * less. Defaults to false.
   */
  readonly looksFirst?: boolean | undefined;
  /** Deleted accounts can be brought back by `restore`. */
  readonly restorable?: boolean | undefined;
}

/** The parts of which an update may consist. */
export type UpdatePart = "attributes" | "enabled" | "name" | "container" | "entitlements";

/**
 * `account`: memberships travel with the account's own operations. `entitlement`: each write changes one entitlement's
 * members, at most so many at once. `either`: a write may stand at either end, and the planner takes the fewest.
 */
export interface MembershipLimits {
  readonly side: "account" | "entitlement" | "either";
  readonly grantsPerWrite?: number | undefined;
  readonly revokesPerWrite?: number | undefined;
  /**
   * A deletion ends the memberships of what it deletes, so that none is revoked before. Defaults to false: where
   * membership is written on the entitlement's side, each is revoked first.
   */
  readonly endWithAccount?: boolean | undefined;
}
