import { ConnectorError } from "../../errors.ts";
import type { Operation } from "../../model/operation.ts";
import type { SnapshotSummary } from "../../model/snapshot.ts";
import { classBreaches } from "./classes.ts";
import { collectTouched, countTouched } from "./counts.ts";
import { limitsFor } from "./defaults.ts";
import type { GuardHistory } from "./history.ts";
import type { GuardLimits } from "./limits.ts";
import { patternBreaches } from "./patterns.ts";
import { readBreaches } from "./reads.ts";
import type { Breach, Verdict } from "./verdict.ts";

/** A whole plan, and what the guard knows besides. */
export interface GuardCase {
  readonly operations: readonly Operation[];
  /** How many accounts each target has, before the plan. Every target with operations must be named. */
  readonly populations: Readonly<Record<string, number>>;
  readonly snapshots: readonly SnapshotSummary[];
  /** In a `changes` plan, snapshots count changes, and a small count is no drop. */
  readonly mode: "full" | "changes";
  /** Empty when missing. */
  readonly history?: GuardHistory | undefined;
  readonly limits?: GuardLimits | undefined;
  /** By target, stable keys of the accounts that are never changed. */
  readonly protectedAccounts?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * Judges a whole plan before its first write. Each limit that it goes over is a breach, and any breach makes the decision
 * `stop`; more operations never make it `allow` again. Throws `invalid-options` when the population of a target is missing.
 */
export function judge(given: GuardCase): Verdict {
  assertPopulations(given);
  const touched = collectTouched(given.operations);
  const counts = countTouched(touched, given.populations);
  const history = given.history ?? { plans: [], reads: {} };
  const targets = Object.keys(given.populations).sort();
  const breaches = [
    ...given.snapshots.flatMap((snapshot) => judgeRead(snapshot, { ...given, history })),
    ...targets.flatMap((target) => {
      const population = given.populations[target] ?? 0;
      const limits = limitsFor(given.limits ?? {}, target);
      return [
        ...classBreaches({ target, population, touched, counts, limits, history }),
        ...patternBreaches({
          target,
          population,
          limits,
          operations: given.operations.filter((operation) => operation.target === target),
          protectedAccounts: new Set(given.protectedAccounts?.[target] ?? []),
        }),
      ];
    }),
  ];
  return { decision: breaches.length > 0 ? "stop" : "allow", breaches, counts };
}

function judgeRead(
  snapshot: SnapshotSummary,
  { limits, mode, history }: GuardCase & { readonly history: GuardHistory },
): readonly Breach[] {
  const reads = Object.hasOwn(history.reads, snapshot.system)
    ? history.reads[snapshot.system]
    : undefined;
  return readBreaches({
    snapshot,
    limits: limitsFor(limits ?? {}, snapshot.system),
    lastCount: mode === "full" ? reads?.at(-1)?.count : undefined,
  });
}

function assertPopulations({ operations, populations }: GuardCase): void {
  const unknown = operations.find(({ target }) => !Object.hasOwn(populations, target));
  if (!unknown) return;
  throw new ConnectorError({
    code: "invalid-options",
    message: `the guard does not know how many accounts ${unknown.target} has`,
    advice: "Give populations a number for every target of the plan, 0 for an empty one.",
    scope: "session",
  });
}
