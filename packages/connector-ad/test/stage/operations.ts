import type { AccountRef, Attributes, CreateOperation, MembershipOperation } from "@rollcall/core";
import { type OperationMaker, operationsOf } from "@rollcall/testkit";

export { setting } from "@rollcall/testkit";

const make = operationsOf("directory");

/** A key that no record has. */
export const nobody: AccountRef = {
  kind: "account",
  stable: "01234567-89ab-4cde-8f01-23456789abcd",
};

/** Makes an operation that makes a record; a disabled one, since that takes no password. */
export function createOf(
  attributes: Attributes,
  more: Partial<CreateOperation> = {},
): CreateOperation {
  return make.create(attributes, { enabled: false, ...more });
}

/** Makes an operation that changes a record. */
export const updateOf: OperationMaker["update"] = make.update;

/** Makes an operation that changes who holds a group. */
export function membershipOf(
  group: string,
  change: Partial<Pick<MembershipOperation, "grant" | "revoke">>,
): MembershipOperation {
  return make.membership({ kind: "group", id: group }, change);
}

/** Makes an operation that deletes a record. */
export const deleteOf: OperationMaker["delete"] = make.delete;

/** Makes an operation that brings a record back. */
export const restoreOf: OperationMaker["restore"] = make.restore;
