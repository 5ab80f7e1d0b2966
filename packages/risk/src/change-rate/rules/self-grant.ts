import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/** Finds somebody who gave a right to their own account. */
export function selfGrant({ transaction, privileges }: ChangeSighting): Contribution | undefined {
  const { act, actor, account, group } = transaction;
  if (act !== "grant" || actor === undefined || actor !== account) return undefined;
  const isPrivileged = group !== undefined && privileges.through(group) !== undefined;
  return {
    source: "self-grant",
    bits: isPrivileged ? 12 : 8,
    strength: "demanding",
    reason: "Somebody gave a right to their own account.",
    facts: { privileged: isPrivileged },
  };
}
