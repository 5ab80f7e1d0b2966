import type { Contribution, Strength } from "../evidence/contribution.ts";
import type { SecurityEvent } from "./security-event.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** What an event from elsewhere is worth at a person's next sign-ins. */
export interface SignalEvidence {
  readonly contribution: Contribution;
  /** In milliseconds: after so long its bits count half. */
  readonly halfLife: number;
}

/**
 * Weighs an event that another system sent of a person. Gives `undefined` for one that says nothing against anybody. It is never conclusive: another
 * system's word on its own account is not a fact of ours. The bits and half-lives are our choice.
 */
export function signalEvidence(event: SecurityEvent): SignalEvidence | undefined {
  const weight = weightOf(event);
  if (!weight) return undefined;
  const { bits, strength, reason, days } = weight;
  const source = `signal-${event.kind}`;
  return {
    contribution: { source, bits, strength, reason, facts: factsOf(event) },
    halfLife: days * day,
  };
}

interface Weight {
  readonly bits: number;
  readonly strength: Strength;
  readonly reason: string;
  readonly days: number;
}

function weightOf(event: SecurityEvent): Weight | undefined {
  switch (event.kind) {
    case "risk-level-change":
      return riskWeights[event.level];
    case "session-revoked":
      return event.initiator === "user" ? undefined : revoked;
    case "account-disabled":
      return event.cause === undefined ? undefined : disabled;
    case "credential-compromise":
      return compromised;
    case "account-credential-change-required":
      return changeRequired;
    default:
      return undefined;
  }
}

const riskWeights: Readonly<Record<"low" | "medium" | "high", Weight | undefined>> = {
  low: undefined,
  medium: {
    bits: 3,
    strength: "statistical",
    reason: "Another system found the person at some risk.",
    days: 3,
  },
  high: {
    bits: 6,
    strength: "demanding",
    reason: "Another system found the person at high risk.",
    days: 7,
  },
};

const revoked: Weight = {
  bits: 3,
  strength: "statistical",
  reason: "Another system ended a session of the person.",
  days: 1,
};

const disabled: Weight = {
  bits: 8,
  strength: "demanding",
  reason: "Another system disabled the person's account because it was abused.",
  days: 14,
};

const compromised: Weight = {
  bits: 8,
  strength: "demanding",
  reason: "Another system found a credential of the person in the wrong hands.",
  days: 14,
};

const changeRequired: Weight = {
  bits: 4,
  strength: "demanding",
  reason: "Another system asked the person for a new credential.",
  days: 3,
};

function factsOf(event: SecurityEvent): Contribution["facts"] {
  switch (event.kind) {
    case "risk-level-change":
      return { level: event.level };
    case "account-disabled":
      return event.cause === undefined ? {} : { cause: event.cause };
    default:
      return {};
  }
}
