import type { Plan } from "@rollcall/core";
import { planTransactions } from "./adapters/plan-transactions.ts";
import type { Transaction } from "./transaction.ts";

/**
 * Makes what tells whether one of the approved plans holds a change: the same act, on the same account of the same
 * target, of the same attribute or group; and, where both say it, by the hash of its plan. An account that a plan
 * creates is known once its key is: give the receipts' transactions as `done`.
 */
export function approvedChanges(
  plans: readonly Plan[],
  done: readonly Transaction[] = [],
): (transaction: Transaction) => boolean {
  const hashes = new Set(plans.map(({ hash }) => hash));
  const planned = plans.flatMap((plan) => planTransactions(plan, 0));
  const ours = done.filter(({ plan }) => plan !== undefined && hashes.has(plan));
  const changes = new Set([...planned, ...ours].map(keyOf));
  return (transaction) => {
    if (transaction.plan !== undefined && !hashes.has(transaction.plan)) return false;
    return changes.has(keyOf(transaction));
  };
}

function keyOf({ target, account, act, attribute, group }: Transaction): string {
  return JSON.stringify([target, account, act, attribute ?? "", group ?? ""]);
}
