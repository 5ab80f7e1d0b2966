import { ConnectorError } from "../errors.ts";
import { contentHash } from "../hash.ts";
import type { Plan } from "./plan.ts";

/** A plan that is finished but for its hash. */
export type UnsealedPlan = Omit<Plan, "hash">;

/**
 * Gives a plan its hash, and freezes a copy of it all the way down: what was sealed is what is read, approved and applied.
 * Keys whose value is `undefined` are left out, so that the plan equals what its JSON says.
 */
export function sealPlan(unsealed: UnsealedPlan): Plan {
  const { hash: _, ...rest } = unsealed as Plan;
  const plan = frozenCopy({ ...rest, hash: contentHash(rest) });
  sealed.add(plan);
  return plan;
}

/** Plans that were sealed here: frozen all the way down, they cannot have been edited since, and cannot be. */
const sealed = new WeakSet<Plan>();

/** Tells whether a plan was sealed in this process, so that it is what its hash was made of and stays so. */
export function isSealed(plan: Plan): boolean {
  return sealed.has(plan);
}

/** Throws `invalid-value` when the plan no longer is what its hash was made of. */
export function verifyPlan(plan: Plan): void {
  if (isSealed(plan)) return;
  const { hash, ...rest } = plan;
  if (contentHash(rest) === hash) return;
  throw new ConnectorError({
    code: "invalid-value",
    message: "the plan was edited after it was made: its content does not have its hash",
    advice: "Use the plan as it was made, or make a new one.",
    scope: "session",
    where: { field: "hash", rule: "plan-edited" },
  });
}

function frozenCopy<T>(value: T): T {
  if (Array.isArray(value)) {
    return Object.freeze(value.map((item) => frozenCopy(item))) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  const copy = { ...value } as Record<string, unknown>;
  for (const [key, member] of Object.entries(copy)) {
    if (key === "__proto__") throw unkept();
    if (member === undefined) delete copy[key];
    else copy[key] = frozenCopy(member);
  }
  return Object.freeze(copy) as T;
}

function unkept(): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: "the plan has something called __proto__, which is lost when a plan is read from JSON",
    advice: "Give the account, person or attribute that is called so another name.",
    scope: "session",
    where: { rule: "proto" },
  });
}
