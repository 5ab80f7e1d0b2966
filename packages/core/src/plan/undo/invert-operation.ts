import type { MembershipLimits } from "../../connector/limits.ts";
import { contentHash } from "../../hash.ts";
import type { CreateOperation, Operation, OperationBase } from "../../model/operation.ts";
import type { Done } from "./done.ts";
import { invertUpdate, opposite } from "./invert-update.ts";

/** What a target can do towards undoing. */
export interface TargetUndo {
  /** Accounts that a plan created may be deleted. Defaults to `true`. */
  readonly deletable?: boolean | undefined;
  /** As in {@link Limits}: deleted accounts can be brought back. Defaults to `false`. */
  readonly restorable?: boolean | undefined;
  /** As in {@link Limits}: how many members one write may change. Defaults to any number. */
  readonly membership?: MembershipLimits | undefined;
}

/** The operation that undoes another, if there is one, and what is not undone. */
export interface Undone {
  readonly operation?: Operation | undefined;
  /** Sentences; when there is no operation and no sentence, there was nothing to undo. */
  readonly lost: readonly string[];
  /** Whether what it did stays, so that nothing on which it was built can be undone either. */
  readonly stays?: boolean | undefined;
}

/** Says that what an operation did stays. */
export function stays(why: string): Undone {
  return { lost: [why], stays: true };
}

/** Works out the operation that undoes one that took effect. What comes first is for the caller to add. */
export function invertOperation(
  done: Done,
  { planHash, target }: { readonly planHash: string; readonly target: TargetUndo },
): Undone {
  const { operation, receipt } = done;
  const base = baseOf(operation, planHash);
  if (receipt.inverse) {
    if ("irreversible" in receipt.inverse) return stays(receipt.inverse.irreversible);
    const { id, label, reasons, after } = base;
    return { operation: { ...receipt.inverse.operation, id, label, reasons, after }, lost: [] };
  }
  switch (operation.kind) {
    case "create":
      return undoCreate(operation, { base, done, target });
    case "update": {
      const { changes, classes, isEmpty, lost } = invertUpdate(operation, done);
      const ref = { ...operation.ref, ...receipt.ref };
      const shared = { ...base, classes, urgency: urgencyOf(classes) };
      return isEmpty
        ? { lost }
        : { operation: { ...shared, ...changes, kind: "update", ref }, lost };
    }
    case "membership": {
      const { kind, entitlement, grant, revoke } = operation;
      const turned = { kind, entitlement, grant: revoke, revoke: grant };
      return { operation: { ...base, ...turned, expects: { exists: true } }, lost: [] };
    }
    case "delete":
      if (target.restorable !== true) {
        return stays("the target cannot bring back a deleted account");
      }
      return {
        operation: { ...base, kind: "restore", ref: operation.ref, expects: { exists: false } },
        lost: [],
      };
    case "restore":
      return {
        operation: { ...base, kind: "delete", ref: operation.ref, expects: { exists: true } },
        lost: [],
      };
  }
}

function undoCreate(
  operation: CreateOperation,
  given: {
    readonly base: OperationBase;
    readonly done: Done;
    readonly target: TargetUndo;
  },
): Undone {
  if (given.target.deletable === false) {
    return stays("accounts of the target may not be deleted; disable this one by hand");
  }
  const { ref } = given.done.receipt;
  if (!ref) {
    return stays("the target has not said under which key it made the account");
  }
  const { enabled, entitlements } = operation;
  const holds = entitlements.length > 0 ? { holds: entitlements } : {};
  const expects = { exists: true, attributes: given.done.after, enabled, ...holds };
  return { operation: { ...given.base, kind: "delete", ref, expects }, lost: [] };
}

function baseOf(operation: Operation, planHash: string): OperationBase {
  const classes = operation.classes.map(opposite);
  return {
    id: contentHash({ inverseOf: operation.id, plan: planHash }).slice(0, 32),
    target: operation.target,
    account: operation.account,
    ...(operation.personId === undefined ? {} : { personId: operation.personId }),
    label: operation.label,
    expects: { exists: true },
    classes,
    urgency: urgencyOf(classes),
    reasons: [{ rule: "inverse", because: `this undoes what plan ${planHash.slice(0, 12)} did` }],
    after: [],
  };
}

function urgencyOf(classes: OperationBase["classes"]): OperationBase["urgency"] {
  const closing = ["disable", "delete", "revoke"];
  return classes.some((each) => closing.includes(each)) ? "closing" : "routine";
}
