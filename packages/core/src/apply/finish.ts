import type { Instant, LocalDate } from "../model/value.ts";
import type { Plan } from "../plan/plan.ts";
import { londonDate } from "../policy/time.ts";
import { historyWrites, readHistory } from "../store/history.ts";
import { appliedPlansWrites, readAppliedPlans, revisionWrites } from "../store/revision.ts";
import { forgetSettledWrites } from "../store/settled.ts";
import type { Store, StoreWrite } from "../store/store.ts";
import type { Application } from "./application.ts";
import { isInEffect } from "./applied-receipt.ts";
import { pruneWrites } from "./journal.ts";
import { lookAgainWrites } from "./look-again.ts";
import { snapshotCountWrites } from "./snapshot-counts.ts";

/** Plans of which the journal is kept, so that applying them once more gives their receipts again. */
const keptPlans = 10;

/**
 * Commits what the store learns once all operations were tried, at once: the end of the checkpoint, that one more plan was
 * applied, the counts for later guards, and to look again at people for whom something was not done.
 */
export async function finish(application: Application): Promise<void> {
  const { plan, known, clock, receipts, commit } = application;
  const { store } = application.options;
  const written = writtenKeys(application);
  const atEnd = known
    .resolveWrites(plan.checkpoint.atEnd)
    .filter((write) => !written.has(keyOf(write)));
  const at = clock.instant();
  const kept = [...(await readAppliedPlans(store)), plan.hash].slice(-keptPlans);
  await commit([
    ...(await forgetSettledWrites(store)),
    ...atEnd,
    ...revisionWrites(plan.revision + 1),
    ...appliedPlansWrites(kept),
    ...(await countWrites(store, plan, at)),
    ...(await snapshotCountWrites(store, { plan, receipts: receipts.all, at })),
    ...(await lookAgainWrites(application, { atEnd, today: earlierDay(plan.asOf, at) })),
    ...(await pruneWrites(store, kept)),
  ]);
}

/** Finds what the operations of the plan have written that are done, also those of a run that was cut off. */
function writtenKeys({ plan, known, receipts }: Application): ReadonlySet<string> {
  const { byOperation } = plan.checkpoint;
  const writes = receipts.all.filter(isInEffect).flatMap(({ operation, target }) => {
    const own = Object.hasOwn(byOperation, operation) ? byOperation[operation] : undefined;
    return known.resolveWrites(own ?? [], target);
  });
  return new Set(writes.map(keyOf));
}

function keyOf({ space, key }: StoreWrite): string {
  return `${space}\n${key}`;
}

async function countWrites(store: Store, plan: Plan, at: Instant): Promise<readonly StoreWrite[]> {
  const writes: StoreWrite[] = [];
  for (const { target, changeClass, count, population } of plan.verdict.counts) {
    const subject = { target, changeClass, mode: plan.mode };
    const before = await readHistory(store, subject);
    writes.push(...historyWrites(subject, before, { at, count, population }));
  }
  return writes;
}

/** A plan may be made for another day than that on which it is applied; who is due on the earlier is due on both. */
function earlierDay(one: Instant, other: Instant): LocalDate {
  const [first, second] = [londonDate(one), londonDate(other)];
  return first < second ? first : second;
}
