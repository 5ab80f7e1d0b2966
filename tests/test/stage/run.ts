import {
  type AppliedReceipt,
  type ApplyOptions,
  type Approval,
  apply,
  approve,
  type Plan,
  type ReconcileOptions,
  reconcile,
} from "@rollcall/core";
import type { Systems } from "./stage.ts";
import { virtualTime } from "./virtual-time.ts";

/** When and how a run is made. */
export type RunOptions = Pick<ReconcileOptions, "asOf" | "mode" | "canaries" | "readCache">;

/** A plan that was applied. */
export interface Applied {
  readonly plan: Plan;
  readonly receipts: readonly AppliedReceipt[];
}

/** Makes the plan for a day. */
export async function planFor(systems: Systems, run: RunOptions): Promise<Plan> {
  return await reconcile({ ...systems, ...run });
}

/** Approves a plan with all its breaches, within the hour after it was made. */
export function approved(plan: Plan): Approval {
  const expires = new Date(Date.parse(plan.asOf) + 3_600_000).toISOString();
  const accepts = plan.verdict.breaches.map(({ code }) => code);
  return approve(plan, { by: "A. N. Approver", at: plan.asOf, expires, accepts });
}

/** Applies a plan at the time for which it was made, and gives the receipts. */
export async function carryOut(
  plan: Plan,
  systems: Systems,
  options: Partial<ApplyOptions> = {},
): Promise<readonly AppliedReceipt[]> {
  const { targets, store } = systems;
  const time = virtualTime(plan.asOf);
  const receipts = apply(plan, {
    approval: approved(plan),
    targets,
    store,
    now: time.now,
    sleep: time.sleep,
    random: () => 0,
    ...options,
  });
  return await Array.fromAsync(receipts);
}

/** Reconciles, approves and applies. */
export async function live(systems: Systems, run: RunOptions): Promise<Applied> {
  const plan = await planFor(systems, run);
  return { plan, receipts: await carryOut(plan, systems) };
}
