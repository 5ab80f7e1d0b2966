import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import { replicationRights } from "../privileges/well-known.ts";

/**
 * Finds the right to copy all passwords of a domain being given (DCSync). No plan excuses it: Rollcall never needs it.
 */
export function replicationRight({ transaction }: ChangeSighting): Contribution | undefined {
  const { act, group } = transaction;
  if (act !== "grant" || group === undefined) return undefined;
  if (!replicationRights.has(group.toLowerCase())) return undefined;
  return {
    source: "replication-right",
    bits: 14,
    strength: "conclusive",
    reason: "The right to copy the domain's passwords was given.",
    facts: { right: group.toLowerCase() },
  };
}
