import { type Brake, canonicalJson } from "@rollcall/core";
import { type BrakeOptions, brakedOperations } from "./braked-operations.ts";

/**
 * Makes a brake for `apply`: it holds back mass disabling, mass changes, unusual rates, privileged rights, and any
 * operation that is not in the approved plan as it was approved. What it holds back gets a receipt `skipped` with the
 * reason; other targets go on. Throws `permission-denied` for a release that does not hold, and `invalid-options` for
 * limits that cannot be.
 *
 * @example
 * ```ts
 * import { type ApplyOptions, apply, type Plan } from "@rollcall/core";
 * import { changeBrake } from "@rollcall/risk/changes";
 *
 * export async function carryOut(plan: Plan, options: ApplyOptions): Promise<void> {
 *   const brake = changeBrake({ plan, at: Date.now(), limits: { closing: 20 } });
 *   for await (const { status, reason } of apply(plan, { ...options, brake })) console.log(status, reason);
 * }
 * ```
 */
export function changeBrake(options: BrakeOptions): Brake {
  const braked = brakedOperations(options);
  const planned = new Map(options.plan.operations.map((operation) => [operation.id, operation]));
  return (operation) => {
    const approved = planned.get(operation.id);
    if (approved !== operation && !isSame(approved, operation)) {
      return "the brake holds it back (outside-plan): it is not in the approved plan";
    }
    return braked.get(operation.id)?.reason;
  };
}

function isSame(approved: unknown, operation: unknown): boolean {
  return approved !== undefined && canonicalJson(approved) === canonicalJson(operation);
}
