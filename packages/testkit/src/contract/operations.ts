import type {
  AccountRef,
  CreateOperation,
  EntitlementRef,
  Operation,
  OperationBase,
  UpdateOperation,
} from "@rollcall/core";
import type { NewAccount } from "./subject.ts";

let made = 0;

/** Makes an operation that makes an account. */
export function createOperation(target: string, account: NewAccount): CreateOperation {
  const kind = account.kind ?? "account";
  return {
    ...base(target, kind, "create"),
    expects: { exists: false },
    kind: "create",
    handle: `contract-${made}`,
    attributes: account.attributes,
    enabled: true,
    entitlements: [],
  };
}

/** Makes an operation that changes an account. */
export function updateOperation(
  target: string,
  ref: AccountRef,
  change: Partial<UpdateOperation>,
): UpdateOperation {
  return { ...base(target, ref.kind, "update"), kind: "update", ref, deltas: [], ...change };
}

/** Makes an operation that deletes an account, or brings it back. */
export function lifeOperation(
  target: string,
  ref: AccountRef,
  kind: "delete" | "restore",
): Operation {
  return { ...base(target, ref.kind, kind), expects: { exists: kind === "delete" }, kind, ref };
}

/** Makes an operation that changes who holds an entitlement. */
export function membershipOperation(
  target: string,
  entitlement: EntitlementRef,
  change: { readonly grant: readonly AccountRef[]; readonly revoke: readonly AccountRef[] },
): Operation {
  return { ...base(target, "account", "membership"), kind: "membership", entitlement, ...change };
}

function base(target: string, account: string, what: string): OperationBase {
  made += 1;
  return {
    id: `contract-${what}-${made}`,
    target,
    account,
    label: `contract ${made}`,
    expects: { exists: true },
    classes: [],
    urgency: "routine",
    reasons: [{ rule: "contract", because: "the conformance suite asks for it" }],
    after: [],
  };
}
