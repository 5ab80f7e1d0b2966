import type { CreateOperation, Receipt } from "@rollcall/core";
import { assertAllowed } from "./constraints.ts";
import { type Directory, nextKey } from "./directory.ts";
import { newAttributes, patchEntitlements } from "./patch.ts";
import { put } from "./put.ts";
import { receipt } from "./receipt.ts";
import { makerKey } from "./unique-keys.ts";

/** Makes an account, or finds the one that the same operation has made. */
export function create(directory: Directory, operation: CreateOperation): Receipt {
  const { schema, normalise } = directory.settings;
  const kind = schema.kinds[operation.account];
  const wanted = {
    kind: operation.account,
    version: 1,
    attributes: newAttributes(operation.attributes, { kind, normalise }),
    entitlements: patchEntitlements([], operation.entitlements, []),
    enabled: operation.enabled,
    createdBy: operation.id,
  };
  // Known by its operation alone: an account of the same values may be somebody else's.
  const maker = directory.holders.get(makerKey(operation.id));
  const made = maker === undefined ? undefined : directory.accounts.get(maker);
  if (made) return receipt(directory, operation, made, "already");
  assertAllowed(directory, { ...wanted, stable: "" });
  const account = { ...wanted, stable: nextKey(directory, wanted.kind, operation.handle) };
  put(directory, account);
  directory.effects += 1;
  return receipt(directory, operation, account, "done");
}
