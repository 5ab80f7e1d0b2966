import type {
  AccountRef,
  Attributes,
  CreateOperation,
  DeleteOperation,
  MembershipOperation,
  OperationBase,
  RestoreOperation,
  UpdateOperation,
} from "@rollcall/core";

let made = 0;

/** Makes an operation that gives a person an account. */
export function createOf(
  attributes: Attributes,
  more: Partial<CreateOperation> = {},
): CreateOperation {
  const base = baseOf({ exists: false });
  const plain = { kind: "create", handle: base.id, enabled: true, entitlements: [] } as const;
  return { ...base, ...plain, attributes, ...more };
}

/** Makes an operation that changes an account. */
export function updateOf(ref: AccountRef, more: Partial<UpdateOperation>): UpdateOperation {
  return { ...baseOf({ exists: true }), kind: "update", ref, deltas: [], ...more };
}

/** Makes the deltas that set attributes; `null` clears one. */
export function setting(attributes: Attributes): UpdateOperation["deltas"] {
  return Object.entries(attributes).map(([attribute, value]) =>
    value === null ? { attribute, change: "clear" } : { attribute, change: "replace", value },
  );
}

/** Makes an operation that changes who holds an entitlement. */
export function membershipOf(
  entitlement: MembershipOperation["entitlement"],
  change: Partial<Pick<MembershipOperation, "grant" | "revoke">>,
): MembershipOperation {
  const none = { grant: [], revoke: [] };
  return { ...baseOf({ exists: true }), kind: "membership", entitlement, ...none, ...change };
}

/** Makes an operation that deletes an account. */
export function deleteOf(ref: AccountRef, more: Partial<DeleteOperation> = {}): DeleteOperation {
  return { ...baseOf({ exists: true }), kind: "delete", ref, ...more };
}

/** Makes an operation that brings an account back. */
export function restoreOf(ref: AccountRef): RestoreOperation {
  return { ...baseOf({ exists: false }), kind: "restore", ref };
}

/** Gives the address of an account. */
export function refTo(stable: string): AccountRef {
  return { kind: "account", stable };
}

function baseOf(expects: OperationBase["expects"]): OperationBase {
  made += 1;
  return {
    id: `operation-${made}`,
    target: "nhsmail",
    account: "account",
    label: `account ${made}`,
    expects,
    classes: [],
    urgency: "routine",
    reasons: [],
    after: [],
  };
}
