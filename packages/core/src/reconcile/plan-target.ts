import type { Difference } from "../diff/difference.ts";
import type { Operation } from "../model/operation.ts";
import { planOperations } from "../plan/operations.ts";
import type { Finding } from "../plan/plan.ts";
import { readRevision } from "../store/revision.ts";
import type { GatheredTarget } from "./gather.ts";
import { findHolders } from "./holders.ts";
import { withoutReferredTo } from "./referrers.ts";
import type { Run } from "./run.ts";

/** The operations for one target, and the differences that none can mend. */
export interface PlannedTarget {
  readonly operations: readonly Operation[];
  readonly blocked: readonly Finding[];
}

/** Plans one target: asks it who holds the values that are wanted, and orders the fewest operations. */
export async function planTarget(
  run: Run,
  { target }: GatheredTarget,
  found: readonly Difference[],
): Promise<PlannedTarget> {
  const { signal, onProgress } = run.options;
  onProgress?.({ step: "differences", system: target.name, count: found.length });
  if (found.length === 0) return { operations: [], blocked: [] };
  const { differences, blocked } = await withoutReferredTo(target, found, signal);
  const { operations, findings } = planOperations({
    target: target.name,
    schema: target.schema,
    limits: target.session.limits,
    differences,
    holders: await findHolders(target, differences, signal),
    privileged: target.policy.privileged,
    // The same change in a later plan is another operation.
    idSeed: `${run.store.id}/${await readRevision(run.store)}`,
  });
  return { operations, blocked: [...blocked, ...findings] };
}
