import { changeClasses, type Operation } from "../model/operation.ts";
import type { SnapshotSummary } from "../model/snapshot.ts";
import { judge } from "../plan/guard/guard.ts";
import type { GuardHistory } from "../plan/guard/history.ts";
import type { Verdict } from "../plan/guard/verdict.ts";
import { readHistory } from "../store/history.ts";
import type { Gathered } from "./gather.ts";
import type { Run } from "./run.ts";

/** What the guard says, and the reads that it looked at. */
export interface Judged {
  readonly verdict: Verdict;
  readonly snapshots: readonly SnapshotSummary[];
}

/** The operations of a run, and by target the accounts that none of them may touch. */
export interface WorkToJudge {
  readonly operations: readonly Operation[];
  readonly protectedAccounts: Readonly<Record<string, readonly string[]>>;
}

/** Has the guard judge all operations of a run together, with what went before. */
export async function judgePlan(
  run: Run,
  { people, drift, targets }: Gathered,
  { operations, protectedAccounts }: WorkToJudge,
): Promise<Judged> {
  const { mode } = people;
  const read = [
    people.summary,
    ...targets.map(({ accounts }) => accounts.summary),
    ...drift.map((each) => each.read?.summary),
  ];
  const snapshots = read.filter((summary) => summary !== undefined);
  const verdict = judge({
    operations,
    populations: Object.fromEntries(
      targets.map(({ target, accounts }) => [target.name, accounts.population]),
    ),
    snapshots,
    mode,
    history: await historyOf(run, mode, snapshots),
    limits: run.guard,
    protectedAccounts,
  });
  return { verdict, snapshots };
}

async function historyOf(
  run: Run,
  mode: "full" | "changes",
  snapshots: readonly SnapshotSummary[],
): Promise<GuardHistory> {
  const plans: GuardHistory["plans"][number][] = [];
  for (const { name: target } of run.targets) {
    for (const changeClass of changeClasses) {
      const entries = await readHistory(run.store, { target, changeClass, mode });
      if (entries.length > 0) plans.push({ target, changeClass, entries });
    }
  }
  const reads: Record<string, Awaited<ReturnType<typeof readHistory>>> = {};
  for (const { system } of snapshots)
    reads[system] = await readHistory(run.store, { snapshotOf: system });
  return { plans, reads };
}
