import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/**
 * Finds one hand closing many accounts: disabled and deleted, counted together. Where nobody says whose hand it was,
 * all of a system counts as one.
 */
export function disableOfMany(sighting: ChangeSighting): Contribution | undefined {
  const { transaction, rates, limits } = sighting;
  const { closing } = rates;
  if (closing === undefined || closing.count <= limits.closing) return undefined;
  return {
    source: "disable-of-many",
    bits: 10,
    strength: "demanding",
    reason: `More than ${limits.closing} accounts were disabled or deleted within a day${transaction.actor === undefined ? "" : " by one hand"}.`,
    facts: { count: closing.count, limit: limits.closing },
  };
}
