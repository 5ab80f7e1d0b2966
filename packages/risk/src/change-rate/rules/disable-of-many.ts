import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/** Finds one hand closing many accounts: disabled and deleted, counted together. */
export function disableOfMany({ rates, limits }: ChangeSighting): Contribution | undefined {
  const { closing } = rates;
  if (closing === undefined || closing.count <= limits.closing) return undefined;
  return {
    source: "disable-of-many",
    bits: 10,
    strength: "demanding",
    reason: `More than ${limits.closing} accounts were disabled or deleted within a day by one hand.`,
    facts: { count: closing.count, limit: limits.closing },
  };
}
