import type { Contribution } from "../../evidence/contribution.ts";
import type { Following } from "../change-rule.ts";

/** Finds a sign-in within minutes of a privileged grant outside any approved plan. */
export function grantThenUse({ event, trail, limits }: Following): Contribution | undefined {
  if (trail.granted === undefined) return undefined;
  const since = event.at - trail.granted;
  if (since < 0 || since > limits.use) return undefined;
  return {
    source: "grant-then-use",
    bits: 8,
    strength: "demanding",
    reason: "A privileged right was given, and used within minutes.",
    facts: { minutes: Math.floor(since / 60_000) },
  };
}
