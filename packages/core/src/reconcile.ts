import type { Finding, Plan } from "./plan/plan.ts";
import { sealPlan, type UnsealedPlan } from "./plan/seal-plan.ts";
import { type AbsenceInput, findAbsent } from "./reconcile/absent.ts";
import { labelAccounts } from "./reconcile/account-labels.ts";
import { checkpointOf, type WorkedOut } from "./reconcile/checkpoint.ts";
import { differ } from "./reconcile/differ.ts";
import { driftFindings, sourceFindings, targetFindings } from "./reconcile/findings.ts";
import { type GatheredTarget, gather } from "./reconcile/gather.ts";
import { judgePlan } from "./reconcile/judge-plan.ts";
import { chooseMode, endsToken, type Mode } from "./reconcile/mode.ts";
import type { ReconcileOptions } from "./reconcile/options.ts";
import { planTarget } from "./reconcile/plan-target.ts";
import { openRun, type Run } from "./reconcile/run.ts";
import { findSuggestions } from "./reconcile/suggestions.ts";
import { trustOfPeople } from "./reconcile/trust.ts";
import { readRevision } from "./store/revision.ts";

/**
 * Compares the staff record with the accounts that there are, and works out the plan that brings them in step. Nothing is
 * written, neither to a target nor to the store (but that one of an earlier version is brought up to date), only to a read
 * cache where there is one: the plan is to be read, approved and given to `apply`.
 * Throws ConnectorError when a system cannot be read or the policy does not fit it.
 *
 * @example
 * ```ts
 * import { formatPlan, memoryStore, reconcile, type ReconcileOptions } from "@rollcall/core";
 *
 * export async function review(systems: Omit<ReconcileOptions, "store">): Promise<string> {
 *   return formatPlan(await reconcile({ ...systems, store: memoryStore() }));
 * }
 * ```
 */
export async function reconcile(options: ReconcileOptions): Promise<Plan> {
  const run = await openRun(options);
  try {
    return await reconcileOpen(run);
  } finally {
    await run[Symbol.asyncDispose]();
  }
}

async function reconcileOpen(run: Run): Promise<Plan> {
  const mode = await chooseMode(run);
  try {
    return await reconcileBy(run, mode);
  } catch (error) {
    const canReadAll = mode.mode === "changes" && run.options.mode !== "changes";
    if (!canReadAll || !endsToken(error)) throw error;
    return await reconcileBy(run, { mode: "full", because: error.message });
  }
}

// What was read is let go of before the plan is sealed, which takes room for a copy of it.
async function reconcileBy(run: Run, mode: Mode): Promise<Plan> {
  return sealPlan(await drawUp(run, mode));
}

async function drawUp(run: Run, mode: Mode): Promise<UnsealedPlan> {
  // Read: the accounts as they are, and the people whose accounts may not be as they should be.
  const gathered = await gather(run, mode);
  const { people } = gathered;
  const trust = await trustOfPeople(run, people);
  const targets: TargetOutcome[] = [];
  for (const each of gathered.targets) targets.push(await workOut(run, each, { people, trust }));
  const operations = targets.flatMap((target) => target.operations);
  // Guard: the verdict goes with the plan, and hides nothing of it.
  const { verdict, snapshots } = await judgePlan(run, gathered, {
    operations,
    protectedAccounts: byTarget(targets, ({ differed }) => differed.protectedAccounts),
  });
  return {
    spec: "rollcall/plan@1",
    store: run.store.id,
    revision: await readRevision(run.store),
    asOf: run.asOf,
    mode: mode.mode,
    policy: run.options.policy.name,
    snapshots,
    operations,
    accountLabels: byTarget(targets, ({ labels }) => labels),
    findings: [
      ...sourceFindings(run.source.name, people, trust),
      ...targets.flatMap(({ findings }) => findings),
      ...driftFindings(gathered.drift),
    ],
    verdict,
    checkpoint: await checkpointOf(run, gathered, targets),
  };
}

interface TargetOutcome extends WorkedOut {
  readonly labels: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}

async function workOut(
  run: Run,
  each: GatheredTarget,
  source: Pick<AbsenceInput, "people" | "trust">,
): Promise<TargetOutcome> {
  const { target, accounts } = each;
  // Correlate, ask the policy, compare.
  const differed = await differ(run, each);
  const absent = await findAbsent(run, { ...each, ...source });
  // Plan: the fewest operations, in an order that breaks nothing on the way.
  const differences = [...differed.differences, ...absent.differences];
  const { operations, blocked } = await planTarget(run, each, differences);
  const labels = await labelAccounts(run, { ...each, differed }, operations);
  const findings = [
    ...targetFindings(target.name, accounts, differed),
    ...(await findSuggestions(run, each, differed)),
    ...absent.findings,
    ...blocked,
  ];
  return { target, differed, absent, operations, blocked, labels, findings };
}

function byTarget<T>(
  targets: readonly TargetOutcome[],
  pick: (outcome: TargetOutcome) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(targets.map((outcome) => [outcome.target.name, pick(outcome)]));
}
