import type { KindDescription } from "./kind-description.ts";

/**
 * What another system can say of a person by shared signals (OpenID CAEP 1.0, RISC 1.0) that speaks against a sign-in.
 */
export type SignalKind =
  | "signal-risk-level-change"
  | "signal-session-revoked"
  | "signal-account-disabled"
  | "signal-account-credential-change-required"
  | "signal-credential-compromise";

/**
 * What each weighs. All numbers are our choice. None is conclusive: what another system says of its own account is not
 * a fact of ours.
 */
export const signalKinds: Readonly<Record<SignalKind, KindDescription>> = {
  "signal-risk-level-change": {
    bits: 6,
    halfLife: 7,
    strength: "demanding",
    reason: "Another system found the person at risk.",
  },
  "signal-session-revoked": {
    bits: 3,
    halfLife: 1,
    strength: "statistical",
    reason: "Another system ended a session of the person.",
  },
  "signal-account-disabled": {
    bits: 8,
    halfLife: 14,
    strength: "demanding",
    reason: "Another system disabled the person's account because it was abused.",
  },
  "signal-account-credential-change-required": {
    bits: 4,
    halfLife: 3,
    strength: "demanding",
    reason: "Another system asked the person for a new credential.",
  },
  "signal-credential-compromise": {
    bits: 8,
    halfLife: 14,
    strength: "demanding",
    reason: "Another system found a credential of the person in the wrong hands.",
  },
};
