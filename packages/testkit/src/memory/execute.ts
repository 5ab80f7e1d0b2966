import {
  actByKind,
  type Operation,
  type Receipt,
  type RestoreOperation,
  type UpdateOperation,
} from "@rollcall/core";
import { assertAllowed, assertStanding, assertUnreferenced } from "./constraints.ts";
import { create } from "./create.ts";
import { type Directory, liveAccount, type StoredAccount } from "./directory.ts";
import { assertExpected } from "./expectation.ts";
import { membership } from "./membership.ts";
import { patchAttributes, patchEntitlements } from "./patch.ts";
import { put } from "./put.ts";
import { receipt } from "./receipt.ts";
import { refusal } from "./refusal.ts";
import { assertTogether } from "./together.ts";

const carryOut = actByKind<Directory, Receipt>({
  create,
  update,
  membership,
  delete: remove,
  restore,
});

/** Carries out one operation on a directory, wholly or not at all. Throws ConnectorError with effect `none`. */
export function execute(directory: Directory, operation: Operation): Receipt {
  assertTogether(operation, directory.settings.limits, directory.settings.schema);
  return carryOut(directory, operation);
}

function update(directory: Directory, operation: UpdateOperation): Receipt {
  const before = liveAccount(directory, operation.ref);
  if (!before)
    throw refusal("precondition-failed", "the account is gone", { advice: "Plan again." });
  const kind = directory.settings.schema.kinds[before.kind];
  const storing = { kind, normalise: directory.settings.normalise };
  const after: StoredAccount = {
    ...before,
    version: before.version + 1,
    attributes: patchAttributes(before.attributes, operation.deltas, storing),
    enabled: operation.enabled ?? before.enabled,
    entitlements: patchEntitlements(
      before.entitlements,
      operation.grant ?? [],
      operation.revoke ?? [],
    ),
  };
  const secret = operation.deltas.some(({ attribute }) => kind?.attributes[attribute]?.secret);
  if (!secret && isSame(before, after)) return receipt(directory, operation, before, "already");
  assertExpected(operation.expects, before, kind);
  assertAllowed(directory, after, before);
  put(directory, after);
  directory.effects += 1;
  return receipt(directory, operation, after, "done");
}

function isSame(before: StoredAccount, after: StoredAccount): boolean {
  const names = Object.keys({ ...before.attributes, ...after.attributes });
  return (
    before.enabled === after.enabled &&
    before.entitlements === after.entitlements &&
    names.every((name) => before.attributes[name] === after.attributes[name])
  );
}

function remove(directory: Directory, operation: Operation & { kind: "delete" }): Receipt {
  const before = liveAccount(directory, operation.ref);
  if (!before) return receipt(directory, operation, undefined, "already");
  const kind = directory.settings.schema.kinds[before.kind];
  assertExpected(operation.expects, before, kind);
  assertUnreferenced(directory, before);
  put(directory, { ...before, version: before.version + 1, deleted: true });
  directory.effects += 1;
  return receipt(directory, operation, undefined, "done");
}

function restore(directory: Directory, operation: RestoreOperation): Receipt {
  if (!directory.settings.limits.restorable) {
    throw refusal("unsupported", "deleted accounts cannot be brought back");
  }
  const live = liveAccount(directory, operation.ref);
  if (live) return receipt(directory, operation, live, "already");
  const deleted = directory.accounts.get(operation.ref.stable);
  if (!deleted) throw refusal("not-found", "there is no such deleted account");
  const { deleted: _, ...rest } = deleted;
  const after: StoredAccount = { ...rest, version: rest.version + 1 };
  // All of it is checked again, since references and unique values may have gone elsewhere.
  assertStanding(directory, after);
  put(directory, after);
  directory.effects += 1;
  return receipt(directory, operation, after, "done");
}
