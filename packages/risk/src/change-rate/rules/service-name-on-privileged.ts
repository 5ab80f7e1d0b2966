import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import { isChangeOf } from "./attribute-of.ts";

/**
 * Finds a service principal name put on a privileged account: anybody may then ask for a ticket and guess its password
 * at leisure.
 */
export function serviceNameOnPrivileged(sighting: ChangeSighting): Contribution | undefined {
  const { transaction, privileges } = sighting;
  const { before, after, account } = transaction;
  if (!isChangeOf(transaction, "servicePrincipalName")) return undefined;
  if (typeof after === "number" && after <= (before ?? 0)) return undefined;
  if (privileges.of(account) !== true) return undefined;
  return {
    source: "service-name-on-privileged",
    bits: 12,
    strength: "demanding",
    reason:
      "A privileged account was given a service principal name, by which its password can be guessed offline.",
    facts: { ...(typeof after === "number" && { names: after }) },
  };
}
