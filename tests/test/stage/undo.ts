import {
  type AppliedReceipt,
  type Irreversible,
  inverse,
  judge,
  type Plan,
  sealPlan,
} from "@rollcall/core";
import type { Stage } from "./stage.ts";

/** The plan that undoes another, and what of it cannot be undone. */
export interface Undo {
  readonly plan: Plan;
  readonly irreversible: readonly Irreversible[];
}

/** Makes the plan that undoes what was done of a plan, from the store that has seen it applied. */
export function undoOf(stage: Stage, plan: Plan, receipts: readonly AppliedReceipt[]): Undo {
  const { restorable, membership } = stage;
  const targets = Object.fromEntries(
    stage.targets.map(({ name }) => [name, { restorable, membership }]),
  );
  const { operations, irreversible, byOperation } = inverse({ plan, receipts, targets });
  const populations = Object.fromEntries(
    stage.targets.map(({ name, directory }) => [name, directory.accounts().length]),
  );
  const undo = sealPlan({
    spec: "rollcall/plan@1",
    store: plan.store,
    revision: plan.revision + 1,
    asOf: plan.asOf,
    mode: "changes",
    policy: plan.policy,
    snapshots: [],
    operations,
    findings: [],
    verdict: judge({ operations, populations, snapshots: [], mode: "changes" }),
    checkpoint: { byOperation, atEnd: [] },
  });
  return { plan: undo, irreversible };
}
