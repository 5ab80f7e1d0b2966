import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

const day = 86_400_000;

/** Finds an account being enabled that nobody had signed in with for a long time. */
export function dormantReactivated(sighting: ChangeSighting): Contribution | undefined {
  const { transaction, known, limits, approved } = sighting;
  if (transaction.act !== "enable" || approved === true || known.joiner === true) return undefined;
  const last = transaction.lastSignIn ?? known.lastSignIn;
  // Never having signed in is what a new account looks like, and the rule on joiners looks after those.
  if (typeof last !== "number" || transaction.at - last <= limits.dormant) return undefined;
  return {
    source: "dormant-reactivated",
    bits: 8,
    strength: "demanding",
    reason: "An account was enabled that had not been used for a long time.",
    facts: { days: Math.floor((transaction.at - last) / day) },
  };
}
