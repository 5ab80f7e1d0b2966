import {
  type Approval,
  approve,
  memoryStore,
  type Operation,
  type OperationBase,
  type Plan,
  type Store,
  sealPlan,
  type UpdateOperation,
} from "@rollcall/core";
import { type MemoryTarget, memoryTarget } from "@rollcall/testkit";

/** 21 Nov 2026, 07:00 UTC. */
export const start: number = Date.parse("2026-11-21T07:00:00Z");

/** Makes a target of so many accounts, `a0` and on. */
export function hospital(name: string, accounts: number): MemoryTarget {
  const seeds = Array.from({ length: accounts }, (_, at) => ({
    stable: `a${at}`,
    attributes: { userName: `person${at}`, displayName: `Person ${at}` },
  }));
  return memoryTarget({ name, accounts: seeds });
}

const base = (id: string, target: string): OperationBase => ({
  id: `${target} ${id}`,
  target,
  account: "account",
  label: id,
  expects: { exists: true },
  classes: ["update"],
  urgency: "routine",
  reasons: [],
  after: [],
});

/** Makes an operation on one account of a target that changes nothing yet. */
export function update(
  target: string,
  stable: string,
  more: Partial<UpdateOperation> = {},
): UpdateOperation {
  const ref = { kind: "account", stable };
  return { ...base(`update ${stable}`, target), kind: "update", ref, deltas: [], ...more };
}

/** Makes an operation that disables an account. */
export function disable(target: string, stable: string): UpdateOperation {
  return update(target, stable, { enabled: false, classes: ["disable"], urgency: "closing" });
}

/** Makes an operation that gives an account a group. */
export function grant(target: string, stable: string, group: string): UpdateOperation {
  const id = `${target} grant ${group} to ${stable}`;
  return update(target, stable, { id, grant: [{ kind: "group", id: group }], classes: ["grant"] });
}

/** Makes an operation that gives an account a title. */
export function retitle(target: string, stable: string): UpdateOperation {
  const deltas = [{ attribute: "title", change: "replace" as const, value: "Nurse" }];
  return update(target, stable, { id: `${target} title of ${stable}`, deltas });
}

/** Makes a plan for a store, which a person could have approved. */
export function planOf(
  operations: readonly Operation[],
  { store = memoryStore(), revision = 0 }: { store?: Store; revision?: number } = {},
): Plan {
  return sealPlan({
    spec: "rollcall/plan@1",
    store: store.id,
    revision,
    asOf: "2026-11-21T07:00:00Z",
    mode: "full",
    policy: "sample",
    snapshots: [],
    operations,
    findings: [],
    verdict: { decision: "allow", breaches: [], counts: [] },
    checkpoint: { byOperation: {}, atEnd: [] },
  });
}

/** Approves a plan for a day. */
export function approvalOf(plan: Plan): Approval {
  const [at, expires] = ["2026-11-21T07:00:00Z", "2026-11-22T07:00:00Z"];
  return approve(plan, { by: "A. N. Approver", at, expires });
}
