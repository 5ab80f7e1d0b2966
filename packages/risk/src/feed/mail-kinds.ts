import type { KindDescription } from "./kind-description.ts";

/** What a mail gateway can report of a person. */
export type MailKind =
  | "mail-phish-delivered"
  | "mail-link-clicked"
  | "mail-malware"
  | "mail-spoof"
  | "mail-auto-forward";

/**
 * What each weighs. All numbers are our choice. What only came in says little of the person; what the person did, or
 * what was done with the mailbox, demands a challenge at the next sign-in.
 */
export const mailKinds: Readonly<Record<MailKind, KindDescription>> = {
  "mail-phish-delivered": {
    bits: 0.5,
    halfLife: 3,
    strength: "statistical",
    reason: "A message that asks for a password was delivered to the person.",
  },
  "mail-link-clicked": {
    bits: 6,
    halfLife: 3,
    strength: "demanding",
    reason: "The person opened a link that leads to a page for stealing passwords.",
  },
  "mail-malware": {
    bits: 5,
    halfLife: 7,
    strength: "demanding",
    reason: "The person was sent malware that was not stopped.",
  },
  "mail-spoof": {
    bits: 0.5,
    halfLife: 3,
    strength: "statistical",
    reason: "Somebody sent messages in the person's name.",
  },
  "mail-auto-forward": {
    bits: 5,
    halfLife: 14,
    strength: "demanding",
    reason: "The person's mail began to be forwarded outside.",
  },
};
