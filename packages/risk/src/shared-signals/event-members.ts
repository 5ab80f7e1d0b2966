import type { EventBody, SecurityEvent } from "./security-event.ts";

/** Writes what an event says, apart from its subject, as the members that CAEP 1.0 and RISC 1.0 define. */
export function eventMembers(event: SecurityEvent): Readonly<Record<string, unknown>> {
  const seconds = event.at === undefined ? undefined : Math.floor(event.at / 1000);
  return defined({ ...membersOf(event), event_timestamp: seconds });
}

function membersOf(event: EventBody): Readonly<Record<string, unknown>> {
  switch (event.kind) {
    case "risk-level-change":
      return {
        current_level: event.level.toUpperCase(),
        previous_level: event.previous?.toUpperCase(),
        principal: event.principal.toUpperCase(),
        risk_reason: event.reason,
      };
    case "session-revoked":
      return {
        initiating_entity: event.initiator,
        reason_admin: event.reason === undefined ? undefined : { en: event.reason },
      };
    case "credential-change":
      return { credential_type: event.credential, change_type: event.change };
    case "account-disabled":
      return { reason: event.cause };
    case "credential-compromise":
      return { credential_type: event.credential };
    default:
      return {};
  }
}

function defined(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
