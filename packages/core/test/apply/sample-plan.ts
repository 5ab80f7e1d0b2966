import type {
  CreateOperation,
  DeleteOperation,
  MembershipOperation,
  Operation,
  OperationBase,
  UpdateOperation,
} from "../../src/model/operation.ts";
import type { Approval } from "../../src/plan/approval/approval.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { sealPlan, type UnsealedPlan } from "../../src/plan/seal-plan.ts";
import type { Store } from "../../src/store/store.ts";

const base = (id: string): OperationBase => ({
  id,
  target: "directory",
  account: "account",
  personId: `person of ${id}`,
  label: `label of ${id}`,
  expects: { exists: true },
  classes: ["update"],
  urgency: "routine",
  reasons: [],
  after: [],
});

/** Makes an operation that makes an account. */
export function create(userName: string, more: Partial<CreateOperation> = {}): CreateOperation {
  return {
    ...base(`create ${userName}`),
    kind: "create",
    handle: userName,
    expects: { exists: false },
    attributes: { userName },
    enabled: true,
    entitlements: [],
    classes: ["create"],
    ...more,
  };
}

/** Makes an operation that gives an account another display name. */
export function update(stable: string, more: Partial<UpdateOperation> = {}): UpdateOperation {
  return {
    ...base(`update ${stable}`),
    kind: "update",
    ref: { kind: "account", stable },
    expects: { exists: true, attributes: { displayName: null } },
    deltas: [{ attribute: "displayName", change: "replace", value: `name of ${stable}` }],
    ...more,
  };
}

/** Makes an operation that deletes an account. */
export function remove(stable: string, more: Partial<DeleteOperation> = {}): DeleteOperation {
  const ref = { kind: "account", stable };
  return { ...base(`delete ${stable}`), kind: "delete", ref, classes: ["delete"], ...more };
}

/** Makes an operation that grants a group to accounts. */
export function grant(
  group: string,
  stables: readonly string[],
  more: Partial<MembershipOperation> = {},
): MembershipOperation {
  return {
    ...base(`grant ${group}`),
    kind: "membership",
    entitlement: { kind: "group", id: group },
    grant: stables.map((stable) => ({ kind: "account", stable })),
    revoke: [],
    ...more,
  };
}

/** Makes a plan of operations for a store. */
export function planOf(
  store: Store,
  operations: readonly Operation[],
  more: Partial<UnsealedPlan> = {},
): Plan {
  return sealPlan({
    spec: "rollcall/plan@1",
    store: store.id,
    revision: 0,
    asOf: "2026-11-21T06:00:00Z",
    mode: "full",
    policy: "policy",
    snapshots: [],
    operations,
    findings: [],
    verdict: { decision: "allow", breaches: [], counts: [] },
    checkpoint: { byOperation: {}, atEnd: [] },
    ...more,
  });
}

/** Approves a plan until noon. */
export function approvalOf(plan: Plan, more: Partial<Approval> = {}): Approval {
  return {
    spec: "rollcall/approval@1",
    planHash: plan.hash,
    by: "Ada Okafor",
    at: "2026-11-21T06:30:00Z",
    expires: "2026-11-21T12:00:00Z",
    accepts: [],
    ...more,
  };
}
