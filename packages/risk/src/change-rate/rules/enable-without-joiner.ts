import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/**
 * Finds an account being enabled, or made enabled, that the staff record does not explain; silent where the record does
 * not speak of it.
 */
export function enableWithoutJoiner(sighting: ChangeSighting): Contribution | undefined {
  const { transaction, known, approved } = sighting;
  if (transaction.act !== "enable" && transaction.act !== "create") return undefined;
  if (known.joiner !== false || approved === true) return undefined;
  return {
    source: "enable-without-joiner",
    bits: 8,
    strength: "demanding",
    reason: "An account was opened, and nobody joined or came back in the staff record.",
    facts: { act: transaction.act },
  };
}
