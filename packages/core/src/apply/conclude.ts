import type { Operation } from "../model/operation.ts";
import type { StoreWrite } from "../store/store.ts";
import { answersOf } from "./acknowledge.ts";
import type { Application } from "./application.ts";
import { type AppliedReceipt, isInEffect } from "./applied-receipt.ts";
import { receiptWrites } from "./journal.ts";
import type { OpenLane } from "./lane.ts";
import type { Outcome } from "./outcome.ts";

/** What an operation came to, and how. */
export interface Conclusion {
  readonly operation: Operation;
  readonly outcome: Outcome;
  readonly attempts: number;
  readonly open?: OpenLane | undefined;
}

/** Makes the receipt of an operation, and commits it together with what the store learns from it. */
export async function conclude(
  application: Application,
  conclusion: Conclusion,
): Promise<AppliedReceipt> {
  const { plan, known, clock } = application;
  const { operation, outcome, attempts } = conclusion;
  const receipt: AppliedReceipt = {
    ...outcome,
    operation: operation.id,
    plan: plan.hash,
    target: operation.target,
    label: operation.label,
    ...(operation.personId !== undefined && { personId: operation.personId }),
    attempts,
    at: outcome.at ?? clock.instant(),
  };
  known.learn(operation, receipt);
  const learnt = isInEffect(receipt) ? await learntFrom(application, conclusion) : [];
  await application.commit([...receiptWrites(receipt, clock.instant()), ...learnt]);
  return receipt;
}

async function learntFrom(
  { plan, known }: Application,
  { operation, outcome, open }: Conclusion,
): Promise<readonly StoreWrite[]> {
  const { byOperation } = plan.checkpoint;
  const writes = Object.hasOwn(byOperation, operation.id) ? (byOperation[operation.id] ?? []) : [];
  const answers =
    open && (operation.kind === "create" || operation.kind === "update")
      ? await answersOf(known.resolve(operation), outcome, open)
      : [];
  return [...known.resolveWrites(writes, operation.target), ...answers];
}
