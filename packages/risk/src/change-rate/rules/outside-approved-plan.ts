import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/** Finds a right that was given without an approved plan that says so; silent where nobody gave the plans. */
export function outsideApprovedPlan(sighting: ChangeSighting): Contribution | undefined {
  const { transaction, approved } = sighting;
  if (transaction.act !== "grant" || approved !== false) return undefined;
  return {
    source: "outside-approved-plan",
    bits: 8,
    strength: "demanding",
    reason: "A right was given that is in no approved plan.",
    facts: { target: transaction.target },
  };
}
