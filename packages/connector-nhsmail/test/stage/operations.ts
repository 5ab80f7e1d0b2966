import type { AccountRef } from "@rollcall/core";
import { type OperationMaker, operationsOf } from "@rollcall/testkit";

export { setting } from "@rollcall/testkit";

const make = operationsOf("nhsmail");

/** Makes an operation that gives a person an account. */
export const createOf: OperationMaker["create"] = make.create;

/** Makes an operation that changes an account. */
export const updateOf: OperationMaker["update"] = make.update;

/** Makes an operation that changes who holds an entitlement. */
export const membershipOf: OperationMaker["membership"] = make.membership;

/** Makes an operation that deletes an account. */
export const deleteOf: OperationMaker["delete"] = make.delete;

/** Makes an operation that brings an account back. */
export const restoreOf: OperationMaker["restore"] = make.restore;

/** Gives the address of an account. */
export function refTo(stable: string): AccountRef {
  return { kind: "account", stable };
}
