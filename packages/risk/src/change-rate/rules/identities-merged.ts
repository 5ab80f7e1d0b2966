import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/** Finds two identities being made one: whoever has the one then has what the other had. */
export function identitiesMerged({
  transaction,
  approved,
}: ChangeSighting): Contribution | undefined {
  if (transaction.act !== "merge" || approved === true) return undefined;
  return {
    source: "identities-merged",
    bits: 5,
    strength: "demanding",
    reason: "Two identities were made one.",
    facts: { target: transaction.target },
  };
}
