import type {
  AccountRef,
  Attributes,
  AttributeValue,
  Connector,
  EntitlementRef,
  Instant,
  Scalar,
} from "@rollcall/core";

/**
 * One freshly seeded system and the connector that joins it. A check gets one of its own, so that no check meets
 * what another has left behind. What is missing of the optional samples must be named in the skips.
 */
export interface Subject {
  readonly connector: Connector;
  /** The keys of all records that there are: two at least. */
  readonly refs: readonly AccountRef[];
  /** A well-formed key of a record that never was. */
  readonly absent: AccountRef;
  /** Changes the system by other means than the connector. */
  readonly outside?: OutsideHand | undefined;
  /** What a target can be asked to write. */
  readonly writing?: WritingSample | undefined;
  /** The same connector, joined to a system that is not there. */
  readonly unreachable?: Connector | undefined;
  /** Called once the check is over. */
  readonly release?: (() => Promise<void> | void) | undefined;
}

/** What a system can have done to it by others. */
export interface OutsideHand {
  /** Changes one record, and gives its key. */
  readonly change?: (() => Promise<AccountRef> | AccountRef) | undefined;
  /** Deletes one record, and gives its key. */
  readonly remove?: (() => Promise<AccountRef> | AccountRef) | undefined;
  /** Makes all delta tokens expire. */
  readonly expire?: (() => Promise<void> | void) | undefined;
  /** Lets so many milliseconds pass on the system's clock. */
  readonly passTime?: ((milliseconds: number) => Promise<void> | void) | undefined;
  /** What the system's clock shows. Defaults to the computer's. */
  readonly now?: (() => Instant) | undefined;
}

/** Values that a target takes. */
export interface WritingSample {
  /** All that a new account needs, different for each number, its unique values too. */
  readonly account: (number: number) => NewAccount;
  /** A single-valued attribute that may be set, changed and cleared, with two values. */
  readonly single: {
    readonly attribute: string;
    readonly values: readonly [AttributeValue, AttributeValue];
  };
  /** A set, with three values. */
  readonly set?:
    | { readonly attribute: string; readonly values: readonly [Scalar, Scalar, Scalar] }
    | undefined;
  /** The attribute that renames, and a new value. */
  readonly rename?: { readonly attribute: string; readonly value: AttributeValue } | undefined;
  /** The attribute that moves, and a new value. */
  readonly move?: { readonly attribute: string; readonly value: AttributeValue } | undefined;
  /** An entitlement that new accounts do not hold. */
  readonly entitlement?: EntitlementRef | undefined;
  /** A password that the target takes, and one that its policy refuses. */
  readonly passwords?: { readonly good: string; readonly bad: string } | undefined;
}

/** A new account, as far as the sample says. */
export interface NewAccount {
  /** Defaults to `account`. */
  readonly kind?: string | undefined;
  readonly attributes: Attributes;
}
