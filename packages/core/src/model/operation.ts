import type { AccountKind, AccountRef } from "./account.ts";
import type { EntitlementRef } from "./entitlement.ts";
import type { Origin } from "./person.ts";
import type { Attributes, AttributeValue, Instant, LocalDate, Scalar } from "./value.ts";

/**
 * One change of one attribute. `add` and `remove` are for sets, and an attribute may have one of each;
 * `replace` and `clear` are for all, and stand alone.
 */
export type AttributeDelta =
  | { readonly attribute: string; readonly change: "replace"; readonly value: AttributeValue }
  | { readonly attribute: string; readonly change: "clear" }
  | {
      readonly attribute: string;
      readonly change: "add" | "remove";
      readonly values: readonly Scalar[];
    };

/** The classes of change, in the order in which they are told. */
export const changeClasses = [
  "create",
  "update",
  "rename",
  "move",
  "enable",
  "disable",
  "delete",
  "grant",
  "revoke",
  "privilege",
  "password",
] as const;

/** What a guard counts; one operation may belong to several classes. */
export type ChangeClass = (typeof changeClasses)[number];

/** What an operation expects to find when its turn comes; it is skipped when that no longer holds. */
export interface Expectation {
  /** Whether the account must be there. */
  readonly exists: boolean;
  readonly version?: string | undefined;
  /** The values, as they were read, of the attributes that the operation touches; `null` for none. */
  readonly attributes?: Attributes | undefined;
  readonly enabled?: boolean | undefined;
  /** Entitlements that the account must hold, and must not hold. */
  readonly holds?: readonly EntitlementRef[] | undefined;
  readonly lacks?: readonly EntitlementRef[] | undefined;
}

/** Why an operation is in the plan. Fit to be read by an approver: no secret, no birth date, no NI number. */
export interface Reason {
  /** The rule of the policy, such as `displayName` or `lifecycle: leaver`. */
  readonly rule: string;
  /** A sentence, such as `last working day was 20 Nov 2026`. */
  readonly because: string;
  readonly attribute?: string | undefined;
  readonly origin?: Origin | undefined;
}

/** What all operations have. */
export interface OperationBase {
  /** Identifies this operation across plans and runs; safe to send twice. */
  readonly id: string;
  readonly target: string;
  readonly account: AccountKind;
  /** The person on whose account this is; missing for containers and temporary steps on behalf of others. */
  readonly personId?: string | undefined;
  /** How people know the account, such as a user name; for the plan as text. */
  readonly label: string;
  readonly expects: Expectation;
  readonly classes: readonly ChangeClass[];
  /** `closing` access comes first; `opening` must be done by {@link OperationBase.due}. */
  readonly urgency: "closing" | "opening" | "routine";
  readonly due?: LocalDate | undefined;
  readonly reasons: readonly Reason[];
  /** Ids of operations that must be done first; when one of them was not, this one is skipped. */
  readonly after: readonly string[];
}

/** Makes an account, with all that can be set in one call. */
export interface CreateOperation extends OperationBase {
  readonly kind: "create";
  /**
   * Stands for the account until the target has given it a key. References of other operations to it are
   * `new:<handle>`, which `apply` resolves to the `stable` key before the call.
   */
  readonly handle: string;
  readonly attributes: Attributes;
  readonly enabled: boolean;
  readonly entitlements: readonly EntitlementRef[];
}

/** Changes one account: attributes (rename and move among them), whether it is enabled, and what it holds. */
export interface UpdateOperation extends OperationBase {
  readonly kind: "update";
  readonly ref: AccountRef;
  readonly deltas: readonly AttributeDelta[];
  readonly enabled?: boolean | undefined;
  readonly grant?: readonly EntitlementRef[] | undefined;
  readonly revoke?: readonly EntitlementRef[] | undefined;
}

/** Changes who holds one entitlement, where a target writes membership on the entitlement's side. */
export interface MembershipOperation extends OperationBase {
  readonly kind: "membership";
  readonly entitlement: EntitlementRef;
  readonly grant: readonly AccountRef[];
  readonly revoke: readonly AccountRef[];
}

/** Deletes one account. */
export interface DeleteOperation extends OperationBase {
  readonly kind: "delete";
  readonly ref: AccountRef;
}

/** Brings back one deleted account, where the target can. */
export interface RestoreOperation extends OperationBase {
  readonly kind: "restore";
  readonly ref: AccountRef;
}

/** One change to one object of one target: data, not behaviour. */
export type Operation =
  | CreateOperation
  | UpdateOperation
  | MembershipOperation
  | DeleteOperation
  | RestoreOperation;

/** Something that a target did beyond what it was told. */
export interface SideEffect {
  readonly what: string;
  readonly attributes?: Attributes | undefined;
}

/** The operation that undoes another, or why there is none. */
export type Inverse = { readonly operation: Operation } | { readonly irreversible: string };

/** What a connector says of one executed operation. */
export interface Receipt {
  /** {@link OperationBase.id}. */
  readonly operation: string;
  /** `already`: it was so before. `accepted`: will be so later, read back to know. `rejected`: never will. */
  readonly status: "done" | "already" | "accepted" | "rejected";
  /** The account as it is now addressed, its key included when it was created. */
  readonly ref?: AccountRef | undefined;
  readonly version?: string | undefined;
  readonly sideEffects?: readonly SideEffect[] | undefined;
  /** Where the connector knows better than core how to undo it. */
  readonly inverse?: Inverse | undefined;
  /** Why it was rejected. */
  readonly problem?: string | undefined;
  readonly at: Instant;
}
