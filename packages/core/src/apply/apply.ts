import { parsePlan } from "../plan/parse-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { isSealed } from "../plan/seal-plan.ts";
import { admit } from "./admit.ts";
import { type Application, beginApplication, stopped } from "./application.ts";
import type { AppliedReceipt } from "./applied-receipt.ts";
import { finish } from "./finish.ts";
import { readJournal } from "./journal.ts";
import { approvalWrites, readApprovals } from "./kept-approvals.ts";
import { operations } from "./operations.ts";
import type { ApplyOptions } from "./options.ts";

/**
 * Applies exactly the plan that was approved: the only step that writes. Gives a receipt for each operation, in the order
 * in which they come to their end; begins no operation while a receipt waits to be taken. A plan that was interrupted, in
 * whatever way, goes on where it stopped; one that was applied to its end gives its receipts again and writes nothing.
 *
 * Throws, before anything is written, `invalid-value` for a plan that was edited, `invalid-options` for another store's,
 * `precondition-failed` for one that is out of date, `permission-denied` for an approval that does not hold. Throws
 * `cancelled` when the signal stopped it and `permission-denied` when the approval expired on the way, after the receipts of
 * what was under way; and what the store throws. Errors of targets are in the receipts.
 *
 * @example
 * ```ts
 * import { type ApplyOptions, apply, type Plan } from "@rollcall/core";
 *
 * export async function carryOut(plan: Plan, options: ApplyOptions): Promise<void> {
 *   for await (const { label, status } of apply(plan, options)) console.log(label, status);
 * }
 * ```
 */
export async function* apply(plan: Plan, options: ApplyOptions): AsyncGenerator<AppliedReceipt> {
  // What was checked is what is applied, whatever becomes of the object that was given.
  const exact = isSealed(plan) ? plan : parsePlan(plan);
  if ((await admit(exact, options)) === "finished") {
    yield* recorded(exact, options);
    return;
  }
  const application = await beginApplication(exact, options);
  const stop = (): void => application.halt(stopped());
  options.signal?.addEventListener("abort", stop);
  try {
    if (options.signal?.aborted) stop();
    yield* tried(application);
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

async function* tried(application: Application): AsyncGenerator<AppliedReceipt> {
  await keepApproval(application);
  yield* operations(application);
  application.halted.throwIfAborted();
  await finish(application);
}

async function keepApproval({ plan, options, clock, commit }: Application): Promise<void> {
  const { approval, store } = options;
  const before = await readApprovals(store, plan.hash);
  await commit(approvalWrites(before, { approval, begun: clock.instant() }));
}

async function* recorded(plan: Plan, { store }: ApplyOptions): AsyncGenerator<AppliedReceipt> {
  const journal = await readJournal(store, plan.hash);
  for (const { id } of plan.operations) {
    const entry = journal.get(id);
    if (entry?.state === "receipt") yield entry.receipt;
  }
}
