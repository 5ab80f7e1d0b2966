import type { Account, Operation, Plan } from "@rollcall/core";
import type { Stage } from "./stage.ts";

/**
 * Gives the operations of a plan that its targets can do. What they cannot is to delete an account to which another one
 * refers that is nobody's business to change, such as a leaver's.
 */
export function doable(stage: Stage, plan: Plan): readonly Operation[] {
  return plan.operations.filter((operation) => !isStuck(stage, plan, operation));
}

function isStuck(stage: Stage, plan: Plan, operation: Operation): boolean {
  if (operation.kind !== "delete") return false;
  const { stable } = operation.ref;
  const target = stage.targets.find(({ name }) => name === operation.target);
  const referrers = target?.directory.accounts().filter((account) => refersTo(account, stable));
  return (referrers ?? []).some(({ ref }) => ref.stable !== stable && !letsGo(plan, ref.stable));
}

function refersTo({ attributes }: Account, stable: string): boolean {
  return attributes.manager === stable || attributes.container === stable;
}

function letsGo(plan: Plan, stable: string): boolean {
  return plan.operations.some(
    (operation) =>
      "ref" in operation &&
      operation.ref.stable === stable &&
      (operation.kind === "delete" ||
        (operation.kind === "update" &&
          operation.deltas.some(({ attribute }) => attribute === "manager"))),
  );
}
