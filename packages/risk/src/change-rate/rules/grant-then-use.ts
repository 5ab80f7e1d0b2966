import type { Contribution } from "../../evidence/contribution.ts";
import type { Following } from "../change-rule.ts";
import { minutesSince } from "./minutes-since.ts";

/** Finds a sign-in within minutes of a privileged grant outside any approved plan. */
export function grantThenUse({ event, trail, limits }: Following): Contribution | undefined {
  const minutes = minutesSince(trail.granted, { at: event.at, within: limits.use });
  if (minutes === undefined) return undefined;
  return {
    source: "grant-then-use",
    bits: 8,
    strength: "demanding",
    reason: "A privileged right was given, and used within minutes.",
    facts: { minutes },
  };
}
