import type { RiskEvent, RiskEventLevel } from "../feed/risk-event.ts";
import type { SignalKind } from "../feed/signal-kinds.ts";
import type { SecurityEvent } from "./security-event.ts";
import type { NewSecurityEvent } from "./security-event-receiver.ts";
import type { SubjectIdentifier } from "./subject-identifier.ts";

/** How the people of another system are found. */
export interface SecurityEventOptions {
  /** Gives the key of the person's profile; `undefined` for somebody who is none of ours. */
  readonly subjectOf: (subject: SubjectIdentifier) => string | undefined;
}

/**
 * Turns an event that came in by shared signals into one that a table of evidence takes. Gives none for what says
 * nothing against the person, such as a session that the person ended, an account that was disabled for no abuse, or a
 * risk that is low; and none for a person whom nobody knows.
 */
export function fromSecurityEvent(
  { id, issuer, issuedAt, event }: NewSecurityEvent,
  { subjectOf }: SecurityEventOptions,
): readonly RiskEvent[] {
  const said = kindAndLevel(event);
  const subject = said && subjectOf(event.subject);
  if (!said || subject === undefined) return [];
  return [
    {
      // Two issuers may give the same id.
      id: `signal ${issuer} ${id}`,
      subject,
      kind: said.kind,
      level: said.level,
      at: event.at ?? issuedAt,
      said: issuedAt,
      withdrawn: false,
    },
  ];
}

interface Said {
  readonly kind: SignalKind;
  readonly level: RiskEventLevel;
}

function kindAndLevel(event: SecurityEvent): Said | undefined {
  switch (event.kind) {
    case "risk-level-change":
      return levelOfRisk(event);
    case "session-revoked":
      return event.initiator === "user" ? undefined : high("signal-session-revoked");
    case "account-disabled":
      return event.cause === undefined ? undefined : high("signal-account-disabled");
    case "credential-compromise":
      return high("signal-credential-compromise");
    case "account-credential-change-required":
      return high("signal-account-credential-change-required");
    default:
      return undefined;
  }
}

/** Only a person's risk is held against the person; a medium one counts as a low word, which does not demand. */
function levelOfRisk(
  event: SecurityEvent & { readonly kind: "risk-level-change" },
): Said | undefined {
  const { level, principal } = event;
  if (level === "low" || (principal !== "user" && principal !== "session")) return undefined;
  return { kind: "signal-risk-level-change", level: level === "high" ? "high" : "low" };
}

function high(kind: SignalKind): Said {
  return { kind, level: "high" };
}
