import type {
  AccountRef,
  CreateOperation,
  DeleteOperation,
  MembershipOperation,
  OperationBase,
  RestoreOperation,
  UpdateOperation,
} from "@rollcall/core";

/** What all operations of these tests have. */
export function operationBase(id: string, exists: boolean): OperationBase {
  return {
    id,
    target: "directory",
    account: "account",
    label: id,
    expects: { exists },
    classes: [],
    urgency: "routine",
    reasons: [],
    after: [],
  };
}

/** An operation that makes an account. */
export function createOf(id: string, given: Partial<CreateOperation>): CreateOperation {
  return {
    ...operationBase(id, false),
    kind: "create",
    handle: id,
    attributes: {},
    enabled: true,
    entitlements: [],
    ...given,
  };
}

/** An operation that changes an account. */
export function updateOf(
  id: string,
  ref: AccountRef,
  given: Partial<UpdateOperation>,
): UpdateOperation {
  return { ...operationBase(id, true), kind: "update", ref, deltas: [], ...given };
}

/** An operation that deletes an account. */
export function deleteOf(id: string, ref: AccountRef): DeleteOperation {
  return { ...operationBase(id, true), kind: "delete", ref };
}

/** An operation that brings an account back. */
export function restoreOf(id: string, ref: AccountRef): RestoreOperation {
  return { ...operationBase(id, false), kind: "restore", ref };
}

/** An operation that changes the holders of an entitlement. */
export function membershipOf(
  id: string,
  given: Pick<MembershipOperation, "entitlement" | "grant" | "revoke">,
): MembershipOperation {
  return { ...operationBase(id, true), kind: "membership", ...given };
}
