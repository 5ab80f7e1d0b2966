import type { Instant, LocalDate } from "../model/value.ts";
import type { Plan } from "../plan/plan.ts";
import { londonDate } from "../policy/time.ts";
import { readReview, reviewIn, reviewWrites } from "../store/agenda.ts";
import { historyWrites, readHistory } from "../store/history.ts";
import { appliedPlansWrites, readAppliedPlans, revisionWrites } from "../store/revision.ts";
import type { Store, StoreWrite } from "../store/store.ts";
import type { Application } from "./application.ts";
import type { AppliedReceipt } from "./applied-receipt.ts";
import { pruneWrites } from "./journal.ts";
import { snapshotCountWrites } from "./snapshot-counts.ts";

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
  const at = clock.instant();
  const kept = [...(await readAppliedPlans(store)), plan.hash].slice(-keptPlans);
  await commit([
    ...atEnd,
    ...revisionWrites(plan.revision + 1),
    ...appliedPlansWrites(kept),
    ...(await countWrites(store, plan, at)),
    ...(await snapshotCountWrites(store, { plan, receipts: receipts.all, at })),
    ...(await againWrites(store, receipts.all, { atEnd, today: earlierDay(plan.asOf, at) })),
    ...(await pruneWrites(store, kept)),
  ]);
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

async function againWrites(
  store: Store,
  receipts: readonly AppliedReceipt[],
  { atEnd, today }: { readonly atEnd: readonly StoreWrite[]; readonly today: LocalDate },
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
