import type {
  AccountRef,
  CreateOperation,
  DeleteOperation,
  MembershipOperation,
  RestoreOperation,
  UpdateOperation,
} from "@rollcall/core";
import { operationsOf } from "../src/operations.ts";

const make = operationsOf("directory");

/** An operation that makes an account. */
export function createOf(id: string, given: Partial<CreateOperation>): CreateOperation {
  return make.create(given.attributes ?? {}, { id, ...given });
}

/** An operation that changes an account. */
export function updateOf(
  id: string,
  ref: AccountRef,
  given: Partial<UpdateOperation>,
): UpdateOperation {
  return make.update(ref, { id, ...given });
}

/** An operation that deletes an account. */
export function deleteOf(id: string, ref: AccountRef): DeleteOperation {
  return make.delete(ref, { id });
}

/** An operation that brings an account back. */
export function restoreOf(id: string, ref: AccountRef): RestoreOperation {
  return make.restore(ref, { id });
}

/** An operation that changes the holders of an entitlement. */
export function membershipOf(
  id: string,
  { entitlement, ...change }: Pick<MembershipOperation, "entitlement" | "grant" | "revoke">,
): MembershipOperation {
  return make.membership(entitlement, { id, ...change });
}
