import type { AppliedReceipt, Operation, Plan } from "@rollcall/core";
import type { Transaction } from "../transaction.ts";
import { operationTransactions } from "./operation-transactions.ts";

/** What a plan and its receipts do not say. */
export interface PlanContext {
  /** The stable key of the account that writes to the targets. */
  readonly actor?: string | undefined;
  /** The ODS code of the organisation that an operation concerns. */
  readonly organisation?: ((operation: Operation) => string | undefined) | undefined;
}

/** Tells what a plan would change, were it applied at once: at an instant in milliseconds since 1970. */
export function planTransactions(
  plan: Plan,
  at: number,
  { actor, organisation }: PlanContext = {},
): readonly Transaction[] {
  return plan.operations.flatMap((operation) =>
    operationTransactions(operation, {
      plan: plan.hash,
      at,
      actor,
      organisation: organisation?.(operation),
      source: "plan",
    }),
  );
}

/**
 * Tells what receipts of a plan say was changed: what was done, what the target accepted, and what a failed call may
 * have changed. What was so before, was skipped, or was rejected changed nothing. Receipts of other plans are left out.
 */
export function receiptTransactions(
  plan: Plan,
  receipts: Iterable<AppliedReceipt>,
  { actor, organisation }: PlanContext = {},
): readonly Transaction[] {
  const operations = new Map(plan.operations.map((operation) => [operation.id, operation]));
  const transactions: Transaction[] = [];
  for (const receipt of receipts) {
    const operation = operations.get(receipt.operation);
    if (operation === undefined || receipt.plan !== plan.hash || !mayHaveChanged(receipt)) continue;
    const told = operationTransactions(operation, {
      plan: plan.hash,
      at: Date.parse(receipt.at),
      actor,
      organisation: organisation?.(operation),
      source: "receipt",
      created: receipt.ref?.stable,
    });
    for (const each of told) transactions.push(each);
  }
  return transactions;
}

function mayHaveChanged({ status, error }: AppliedReceipt): boolean {
  if (status === "failed") return error !== undefined && error.effect !== "none";
  return status === "done" || status === "accepted";
}
