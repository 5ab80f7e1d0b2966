import { isWhole } from "../model/snapshot.ts";
import type { Plan } from "../plan/plan.ts";
import { londonDate } from "../policy/time.ts";
import { readReview, reviewIn, reviewWrites } from "../store/agenda.ts";
import { type HistorySubject, historyWrites, readHistory } from "../store/history.ts";
import { appliedPlansWrites, readAppliedPlans, revisionWrites } from "../store/revision.ts";
import type { Store, StoreWrite } from "../store/store.ts";
import type { Application } from "./application.ts";
import type { AppliedReceipt } from "./applied-receipt.ts";
import { pruneWrites } from "./journal.ts";

/** Plans of which the journal is kept, so that applying them once more gives their receipts again. */
const keptPlans = 10;

/**
 * Commits what the store learns once all operations were tried, at once: the end of the checkpoint, that one more plan was
 * applied, the counts for later guards, and to look again at people for whom something was not done.
 */
export async function finish({
  plan,
  options: { store },
  known,
  clock,
  receipts,
  commit,
}: Application): Promise<void> {
  const atEnd = known.resolveWrites(plan.checkpoint.atEnd);
  const kept = [...(await readAppliedPlans(store)), plan.hash].slice(-keptPlans);
  await commit([
    ...atEnd,
    ...revisionWrites(plan.revision + 1),
    ...appliedPlansWrites(kept),
    ...(await countWrites(store, plan, clock.instant())),
    ...(await againWrites(store, receipts.all, {
      atEnd,
      today: londonDate(clock.instant()),
    })),
    ...(await pruneWrites(store, kept)),
  ]);
}

async function countWrites(store: Store, plan: Plan, at: string): Promise<readonly StoreWrite[]> {
  const writes: StoreWrite[] = [];
  const add = async (
    subject: HistorySubject,
    count: number,
    population?: number,
  ): Promise<void> => {
    const entry = { at, count, ...(population !== undefined && { population }) };
    writes.push(...historyWrites(subject, await readHistory(store, subject), entry));
  };
  for (const { target, changeClass, count, population } of plan.verdict.counts) {
    await add({ target, changeClass, mode: plan.mode }, count, population);
  }
  if (plan.mode === "full") {
    for (const read of plan.snapshots.filter(isWhole)) {
      await add({ snapshotOf: read.system }, read.count);
    }
  }
  return writes;
}

async function againWrites(
  store: Store,
  receipts: readonly AppliedReceipt[],
  { atEnd, today }: { readonly atEnd: readonly StoreWrite[]; readonly today: string },
): Promise<readonly StoreWrite[]> {
  const open = new Set(["failed", "skipped", "accepted"]);
  const people = receipts.flatMap(({ status, personId }) =>
    open.has(status) && personId !== undefined ? [personId] : [],
  );
  const writes: StoreWrite[] = [];
  for (const personId of new Set(people)) {
    const planned = reviewIn(atEnd, personId);
    const from = planned === undefined ? await readReview(store, personId) : (planned ?? undefined);
    if (from === undefined || from > today)
      writes.push(...reviewWrites({ personId, from, to: today }));
  }
  return writes;
}
