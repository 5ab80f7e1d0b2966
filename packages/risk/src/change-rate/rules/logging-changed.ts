import type { Contribution } from "../../evidence/contribution.ts";
import type { ChangeSighting } from "../change-rule.ts";

/** Finds a change to what is logged, or to whom it alerts. */
export function loggingChanged({ transaction, limits }: ChangeSighting): Contribution | undefined {
  const { act, attribute } = transaction;
  if ((act !== "setting" && act !== "attribute") || attribute === undefined) return undefined;
  const name = attribute.toLowerCase();
  if (!limits.logging.some((each) => each.toLowerCase() === name)) return undefined;
  return {
    source: "logging-changed",
    bits: 12,
    strength: "demanding",
    reason: "Somebody changed what the system logs, or whom it alerts.",
    facts: { setting: attribute },
  };
}
