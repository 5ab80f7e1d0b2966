import type {
  AccountRef,
  CreateOperation,
  EntitlementRef,
  Operation,
  UpdateOperation,
} from "@rollcall/core";
import { type OperationMaker, operationsOf } from "../operations.ts";
import type { NewAccount } from "./subject.ts";

/** Makes an operation that makes an account. */
export function createOperation(
  target: string,
  { kind = "account", attributes }: NewAccount,
): CreateOperation {
  return maker(target).create(attributes, { account: kind });
}

/** Makes an operation that changes an account. */
export function updateOperation(
  target: string,
  ref: AccountRef,
  change: Partial<UpdateOperation>,
): UpdateOperation {
  return maker(target).update(ref, change);
}

/** Makes an operation that deletes an account, or brings it back. */
export function lifeOperation(
  target: string,
  ref: AccountRef,
  kind: "delete" | "restore",
): Operation {
  return maker(target)[kind](ref);
}

/** Makes an operation that changes who holds an entitlement. */
export function membershipOperation(
  target: string,
  entitlement: EntitlementRef,
  change: { readonly grant: readonly AccountRef[]; readonly revoke: readonly AccountRef[] },
): Operation {
  return maker(target).membership(entitlement, change);
}

function maker(target: string): OperationMaker {
  return operationsOf(target, {
    reasons: [{ rule: "contract", because: "the conformance suite asks for it" }],
  });
}
