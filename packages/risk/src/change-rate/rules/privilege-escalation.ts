import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";
import { privilegedDomainGroups } from "../privileges/well-known.ts";
import { isChangeOf } from "./attribute-of.ts";

const reasons = {
  direct: "The account was put into a group or role that rules the system.",
  nested: "The account was put into a group that lies within one that rules the system.",
  primary: "The account's primary group was set to one that rules the system.",
};

/**
 * Finds a privileged membership being given: directly, through a group within a group, or as the primary group, which
 * no list of members shows.
 */
export function privilegeEscalation(sighting: ChangeSighting): Contribution | undefined {
  if (sighting.approved === true) return undefined;
  const way = wayOf(sighting);
  if (way === undefined) return undefined;
  return {
    source: "privilege-escalation",
    bits: 12,
    strength: "conclusive",
    reason: reasons[way],
    facts: { way },
  };
}

function wayOf({ transaction, privileges }: ChangeSighting): keyof typeof reasons | undefined {
  const { act, group, after } = transaction;
  if (act === "grant" && group !== undefined) return privileges.through(group);
  if (!isChangeOf(transaction, "primaryGroupID")) return undefined;
  return typeof after === "number" && privilegedDomainGroups.has(after) ? "primary" : undefined;
}
