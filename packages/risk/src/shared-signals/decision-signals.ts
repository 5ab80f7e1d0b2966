import type { Decision } from "../decision/decision.ts";
import type { Outcome } from "../decision/outcome.ts";
import type { RiskLevel, SecurityEvent } from "./security-event.ts";
import type { SubjectIdentifier } from "./subject-identifier.ts";

/** A decision that others are told of. */
export interface DecisionSignalsOptions {
  readonly decision: Decision;
  /** The person, as the receivers know them. */
  readonly subject: SubjectIdentifier;
  /** What the receivers were told last. The same level is not told again. */
  readonly previous?: RiskLevel | undefined;
}

const levels: Readonly<Record<Outcome, RiskLevel>> = {
  allow: "low",
  challenge: "medium",
  block: "high",
};

/**
 * Works out what to tell other systems of a decision: that the person's risk is now another one, and that sessions are
 * to end where it is a block. The reasons are the sources of what was not a mere statistic, such as `after-leaving`;
 * nothing else of the decision leaves.
 */
export function decisionSignals(options: DecisionSignalsOptions): readonly SecurityEvent[] {
  const { decision, subject, previous } = options;
  const { outcome, at, contributions } = decision;
  const level = levels[outcome];
  const sources = contributions.filter(({ strength }) => strength !== "statistical");
  const reason = [...new Set(sources.map(({ source }) => source))].join(" ");
  const base = { subject, at };
  const change: SecurityEvent = {
    ...base,
    kind: "risk-level-change",
    level,
    principal: "user",
    ...(previous !== undefined && { previous }),
    ...(reason !== "" && { reason }),
  };
  const revoked: SecurityEvent = { ...base, kind: "session-revoked", initiator: "policy" };
  return [...(level === previous ? [] : [change]), ...(outcome === "block" ? [revoked] : [])];
}
