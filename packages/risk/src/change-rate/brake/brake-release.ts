import { ConnectorError } from "@rollcall/core";

/** For what a brake holds an operation back; `outside-plan` alone cannot be released. */
export const brakeRules = [
  "mass-disable",
  "mass-change",
  "unusual-rate",
  "privilege-escalation",
  "outside-plan",
] as const;

/** One of {@link brakeRules}. */
export type BrakeRule = (typeof brakeRules)[number];

/** A person's yes to what the brake would hold back in exactly one plan. */
export interface BrakeRelease {
  readonly planHash: string;
  /** Who releases it, as the organisation knows them. */
  readonly by: string;
  /** In milliseconds since 1970. */
  readonly expires: number;
  readonly rules: readonly Exclude<BrakeRule, "outside-plan">[];
}

/**
 * Gives the rules that are released. Throws `permission-denied` for a release of another plan, one that has expired,
 * and one that nobody gave.
 */
export function releasedRules(
  release: BrakeRelease | undefined,
  { planHash, at }: { readonly planHash: string; readonly at: number },
): ReadonlySet<BrakeRule> {
  if (release === undefined) return new Set();
  if (release.planHash !== planHash) throw refused("other-plan", "is of another plan");
  if (!(at < release.expires)) throw refused("expired", "has expired");
  if (release.by === "") throw refused("nobody", "does not say who gave it");
  return new Set(release.rules);
}

function refused(rule: string, what: string): ConnectorError {
  return new ConnectorError({
    code: "permission-denied",
    message: `the release of the brake ${what}`,
    advice: "Let a person look at the plan, and give a release for exactly that one.",
    scope: "session",
    where: { field: "release", rule },
  });
}
