import { ConnectorError } from "../errors.ts";
import type { Plan } from "../plan/plan.ts";
import { verifyPlan } from "../plan/seal-plan.ts";
import { readAppliedPlans, readRevision } from "../store/revision.ts";
import type { ApplyOptions } from "./options.ts";

/**
 * Tells whether a plan is still to be applied, or resumed, or was applied to the end before. Throws when it is neither:
 * `invalid-value` when it was edited, `invalid-options` when it is another store's (rule `other-store`) or a target is
 * not given (`target-missing`), `precondition-failed` when another plan was applied since it was made (`out-of-date`).
 */
export async function admit(
  plan: Plan,
  { store, targets }: Pick<ApplyOptions, "store" | "targets">,
): Promise<"to-do" | "finished"> {
  verifyPlan(plan);
  if (plan.store !== store.id) {
    throw refusal("invalid-options", "other-store", "the plan was made from another store");
  }
  assertTargets(plan, targets);
  if ((await readAppliedPlans(store)).includes(plan.hash)) return "finished";
  const revision = await readRevision(store);
  if (revision !== plan.revision) {
    const since = revision - plan.revision;
    const because = `the plan is out of date: ${since} other${since === 1 ? " was" : "s were"} applied since it was made`;
    throw refusal("precondition-failed", "out-of-date", because);
  }
  return "to-do";
}

function assertTargets(plan: Plan, targets: ApplyOptions["targets"]): void {
  const names = targets.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const missing = plan.operations.find(({ target }) => !names.includes(target))?.target;
  if (twice === undefined && missing === undefined) return;
  throw new ConnectorError({
    code: "invalid-options",
    message:
      missing === undefined
        ? `two targets are called ${twice}`
        : `the plan has operations for ${missing}, which is not among the targets`,
    scope: "session",
    where: { field: "targets", rule: missing === undefined ? "target-twice" : "target-missing" },
    advice: "Give apply each target of the plan once.",
  });
}

function refusal(
  code: "invalid-options" | "precondition-failed",
  rule: string,
  message: string,
): ConnectorError {
  return new ConnectorError({
    code,
    message,
    scope: "session",
    where: { rule },
    advice: "Make a new plan from this store, and have that one approved.",
  });
}
