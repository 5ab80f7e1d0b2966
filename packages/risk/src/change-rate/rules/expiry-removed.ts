import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import { isChangeOf } from "./attribute-of.ts";

/**
 * Finds the end of a temporary account being taken away. Where nobody says which accounts are temporary, one that had
 * an end counts as such.
 */
export function expiryRemoved({
  transaction,
  known,
  approved,
}: ChangeSighting): Contribution | undefined {
  if (!isChangeOf(transaction, "accountExpires") || transaction.after !== null) return undefined;
  if (approved === true || !(known.temporary ?? typeof transaction.before === "number")) {
    return undefined;
  }
  return {
    source: "expiry-removed",
    bits: 6,
    strength: "demanding",
    reason: "A temporary account now has no end.",
    facts: { listed: known.temporary === true },
  };
}
