import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import { isChangeOf } from "./attribute-of.ts";

/**
 * Finds `adminCount` going from 0 or none to 1: the directory, or somebody, counts the account among administrators.
 */
export function adminCountRaised({ transaction }: ChangeSighting): Contribution | undefined {
  const { before, after } = transaction;
  if (!isChangeOf(transaction, "adminCount")) return undefined;
  if (typeof after !== "number" || after < 1 || (before ?? 0) >= 1) return undefined;
  return {
    source: "admin-count-raised",
    bits: 8,
    strength: "demanding",
    reason: "The account now counts among the directory's administrators (adminCount went to 1).",
    facts: { before: before ?? 0, after },
  };
}
