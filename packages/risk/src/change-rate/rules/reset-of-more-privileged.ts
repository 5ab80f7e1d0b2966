import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/**
 * Finds somebody without privileges resetting the password, or changing the second factor, of a privileged account that
 * is not their own.
 */
export function resetOfMorePrivileged(sighting: ChangeSighting): Contribution | undefined {
  const { act, actor, account } = sighting.transaction;
  if (act !== "password-reset" && act !== "method") return undefined;
  if (actor === undefined) return undefined;
  const { privileges } = sighting;
  if (privileges.of(account) !== true || privileges.of(actor) !== false) return undefined;
  return {
    source: "reset-of-more-privileged",
    bits: 10,
    strength: "demanding",
    reason: "Somebody without privileges changed how a privileged account signs in.",
    facts: { act },
  };
}
