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

/** A key that no record has. */
export const nobody: AccountRef = {
  kind: "account",
  stable: "01234567-89ab-4cde-8f01-23456789abcd",
};

/** Makes an operation that makes a record. */
export function createOf(
  attributes: Attributes,
  more: Partial<CreateOperation> = {},
): CreateOperation {
  const base = baseOf(more.account ?? "account", { exists: false });
  const plain = { kind: "create", handle: base.id, enabled: false, entitlements: [] } as const;
  return { ...base, ...plain, attributes, ...more };
}

/** Makes an operation that changes a record. */
export function updateOf(ref: AccountRef, more: Partial<UpdateOperation>): UpdateOperation {
  return { ...baseOf(ref.kind, { exists: true }), kind: "update", ref, deltas: [], ...more };
}

/** Makes the deltas that set attributes; `null` clears one. */
export function setting(attributes: Attributes): UpdateOperation["deltas"] {
  return Object.entries(attributes).map(([attribute, value]) =>
    value === null ? { attribute, change: "clear" } : { attribute, change: "replace", value },
  );
}

/** Makes an operation that changes who holds a group. */
export function membershipOf(
  group: string,
  change: Partial<Pick<MembershipOperation, "grant" | "revoke">>,
): MembershipOperation {
  const entitlement = { kind: "group", id: group };
  const none = { grant: [], revoke: [] };
  return {
    ...baseOf("account", { exists: true }),
    kind: "membership",
    entitlement,
    ...none,
    ...change,
  };
}

/** Makes an operation that deletes a record. */
export function deleteOf(ref: AccountRef, more: Partial<DeleteOperation> = {}): DeleteOperation {
  return { ...baseOf(ref.kind, { exists: true }), kind: "delete", ref, ...more };
}

/** Makes an operation that brings a record back. */
export function restoreOf(ref: AccountRef): RestoreOperation {
  return { ...baseOf(ref.kind, { exists: false }), kind: "restore", ref };
}

function baseOf(account: string, expects: OperationBase["expects"]): OperationBase {
  made += 1;
  return {
    id: `operation-${made}`,
    target: "directory",
    account,
    label: `record ${made}`,
    expects,
    classes: [],
    urgency: "routine",
    reasons: [],
    after: [],
  };
}
