import type { SubjectIdentifier } from "./subject-identifier.ts";

/**
 * What one system tells another of a person's security, apart from who tells it: an event of CAEP 1.0 or RISC 1.0 that
 * this package knows.
 */
export type SecurityEvent = EventBase & EventBody;

/** What every event says. */
export interface EventBase {
  readonly subject: SubjectIdentifier;
  /**
   * When it happened, in milliseconds since 1970; `undefined` where the sender does not say. On the wire these are
   * seconds.
   */
  readonly at?: number | undefined;
}

/** What each kind of event says. `kind` is the last part of the URI of its type. */
export type EventBody =
  | RiskLevelChange
  | {
      readonly kind: "session-revoked";
      readonly initiator?: Initiator | undefined;
      /** For administrators, in English. */
      readonly reason?: string | undefined;
    }
  | {
      readonly kind: "credential-change";
      /** Such as `password`. */
      readonly credential: string;
      readonly change: "create" | "revoke" | "update" | "delete";
    }
  | {
      readonly kind: "account-disabled";
      readonly cause?: "hijacking" | "bulk-account" | undefined;
    }
  | { readonly kind: "account-enabled" }
  | { readonly kind: "account-purged" }
  | { readonly kind: "account-credential-change-required" }
  | { readonly kind: "credential-compromise"; readonly credential: string };

/** That the risk of a subject is now another one (CAEP 1.0, section 3.8). */
export interface RiskLevelChange {
  readonly kind: "risk-level-change";
  readonly level: RiskLevel;
  readonly previous?: RiskLevel | undefined;
  /** What kind of thing the subject is. On the wire in capitals. */
  readonly principal: "user" | "device" | "session" | "tenant" | "org_unit" | "group";
  /** A short reason, without anything that names a person. */
  readonly reason?: string | undefined;
}

/** How much risk there is. On the wire in capitals. */
export type RiskLevel = "low" | "medium" | "high";

/** Who or what made an event happen. */
export type Initiator = "admin" | "user" | "policy" | "system";
