import type { ChangedAccount, Difference } from "../../diff/difference.ts";

/** Tells whether a difference is of a container, which nobody signs in with. */
export function isContainer({ account }: Difference): boolean {
  return account === "container";
}

/** Tells whether a difference takes access away from an account that has it. */
export function isClosing(difference: Difference): boolean {
  if (isContainer(difference)) return false;
  if (difference.difference === "surplus") return difference.actual.enabled;
  return difference.difference === "changed" && difference.enabled === false;
}

/**
 * Cuts a difference down to what closes access, which nothing may stand in the way of: disabling, and what is revoked.
 * An account that should be deleted and cannot be is disabled. Gives `undefined` when nothing is left.
 */
export function closingPart(difference: Difference): ChangedAccount | undefined {
  if (difference.difference === "missing") return undefined;
  const disables = isClosing(difference);
  const revoke = difference.difference === "changed" ? difference.revoke : [];
  if (!disables && revoke.length === 0) return undefined;
  const { target, account, personId, label, reasons, due, actual } = difference;
  return {
    difference: "changed",
    target,
    account,
    personId,
    label,
    due,
    actual,
    deltas: [],
    grant: [],
    revoke,
    reasons: reasons.filter(({ attribute }) => attribute === undefined),
    ...(disables ? { enabled: false } : {}),
  };
}
