import type { AccountRef, MembershipOperation, Receipt } from "@rollcall/core";
import { assertAllowed } from "./constraints.ts";
import { type Directory, liveAccount, type StoredAccount } from "./directory.ts";
import { patchEntitlements } from "./patch.ts";
import { put } from "./put.ts";
import { receipt } from "./receipt.ts";
import { refusal } from "./refusal.ts";

/** Changes who holds one entitlement: all of the accounts, or none of them. */
export function membership(directory: Directory, operation: MembershipOperation): Receipt {
  const changed: StoredAccount[] = [];
  for (const ref of operation.grant) {
    const after = held(account(directory, ref), [operation, "grant"]);
    if (after) changed.push(after);
  }
  for (const ref of operation.revoke) {
    const found = liveAccount(directory, ref);
    const after = found && held(found, [operation, "revoke"]);
    if (after) changed.push(after);
  }
  for (const after of changed) {
    assertAllowed(directory, after, directory.accounts.get(after.stable));
  }
  for (const after of changed) put(directory, after);
  if (changed.length > 0) directory.effects += 1;
  return receipt(directory, operation, undefined, changed.length > 0 ? "done" : "already");
}

function account(directory: Directory, ref: AccountRef): StoredAccount {
  const found = liveAccount(directory, ref);
  if (!found) throw refusal("reference-missing", "one of the accounts is not there");
  return found;
}

function held(
  before: StoredAccount,
  [operation, change]: readonly [MembershipOperation, "grant" | "revoke"],
): StoredAccount | undefined {
  const one = [operation.entitlement];
  const entitlements =
    change === "grant"
      ? patchEntitlements(before.entitlements, one, [])
      : patchEntitlements(before.entitlements, [], one);
  if (entitlements === before.entitlements) return;
  return { ...before, version: before.version + 1, entitlements };
}
