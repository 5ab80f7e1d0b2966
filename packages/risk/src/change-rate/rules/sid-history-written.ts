import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import { isChangeOf } from "./attribute-of.ts";

/**
 * Finds `sIDHistory` gaining a value: the account then has the rights of another one, in no group that anybody sees.
 */
export function sidHistoryWritten({ transaction }: ChangeSighting): Contribution | undefined {
  const { before, after } = transaction;
  if (!isChangeOf(transaction, "sIDHistory")) return undefined;
  if (typeof after === "number" ? after <= (before ?? 0) : after === null) return undefined;
  return {
    source: "sid-history-written",
    bits: 12,
    strength: "conclusive",
    reason: "The account was given the rights of another account through sIDHistory.",
    facts: { ...(typeof after === "number" && { values: after }) },
  };
}
