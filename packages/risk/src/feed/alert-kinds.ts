import type { KindDescription } from "./kind-description.ts";

/** What an alert of a security service says of a person, by how far it was investigated. */
export type AlertKind = "alert" | "alert-confirmed" | "alert-compromised";

/**
 * What each weighs. All numbers are our choice; that a compromise is conclusive follows from an analyst having found
 * it.
 */
export const alertKinds: Readonly<Record<AlertKind, KindDescription>> = {
  alert: {
    bits: 5,
    halfLife: 7,
    strength: "demanding",
    reason: "A security service raised an alert about the person's account.",
  },
  "alert-confirmed": {
    bits: 8,
    halfLife: 14,
    strength: "demanding",
    reason: "An alert about the person's account was found to be true.",
  },
  "alert-compromised": {
    bits: 16,
    halfLife: 90,
    strength: "conclusive",
    reason: "An analyst found that the person's account is in somebody else's hands.",
  },
};
