import { type EventKind, eventKindOf } from "./event-type.ts";
import type { EventBody, SecurityEvent } from "./security-event.ts";
import type { SubjectIdentifier } from "./subject-identifier.ts";
import { unusableEvent } from "./unusable-event.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the one event of a token. Gives `undefined` for a type that this package does not know, which is no fault of
 * the sender. Throws `protocol` where the event lacks what its type must say. Members that are not known are left out.
 */
export function readEvent(events: unknown, subject: SubjectIdentifier): SecurityEvent | undefined {
  if (!isObject(events)) throw unusableEvent("it has no events", { rule: "events" });
  const uris = Object.keys(events);
  // More than one is allowed only where they are other names of the same type.
  const [uri] = uris;
  if (uri === undefined || uris.length > 1) {
    throw unusableEvent("it has not one event", { rule: "events" });
  }
  const kind = eventKindOf(uri);
  if (kind === undefined) return undefined;
  const members = events[uri];
  if (!isObject(members)) throw unusableEvent("its event is no object", { rule: "events" });
  const at = timeOf(members.event_timestamp);
  return { ...bodyOf(kind, members), subject, ...(at !== undefined && { at }) };
}

function bodyOf(kind: EventKind, members: Fields): EventBody {
  switch (kind) {
    case "risk-level-change":
      return {
        kind,
        level: required(oneOf(members.current_level, levels), "current_level"),
        principal: required(oneOf(members.principal, principals), "principal"),
        ...definedOnly("previous", oneOf(members.previous_level, levels)),
        ...definedOnly("reason", textOf(members.risk_reason)),
      };
    case "session-revoked":
      return {
        kind,
        ...definedOnly("initiator", oneOf(members.initiating_entity, initiators)),
        ...definedOnly("reason", englishOf(members.reason_admin)),
      };
    case "credential-change":
      return {
        kind,
        credential: required(textOf(members.credential_type), "credential_type"),
        change: required(oneOf(members.change_type, changes), "change_type"),
      };
    case "account-disabled":
      return { kind, ...definedOnly("cause", oneOf(members.reason, causes)) };
    case "credential-compromise":
      return { kind, credential: required(textOf(members.credential_type), "credential_type") };
    default:
      return { kind };
  }
}

const levels = ["low", "medium", "high"] as const;
const principals = ["user", "device", "session", "tenant", "org_unit", "group"] as const;
const initiators = ["admin", "user", "policy", "system"] as const;
const changes = ["create", "revoke", "update", "delete"] as const;
const causes = ["hijacking", "bulk-account"] as const;

/** A text longer than this is cut: it is shown to people. */
const longest = 256;

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== ""
    ? value.slice(0, longest).toWellFormed()
    : undefined;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  const text = textOf(value)?.toLowerCase();
  return allowed.find((each) => each === text);
}

/** A reason comes in one or more languages, by language tag. */
function englishOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const tag = Object.keys(value).find((each) => /^en(?:-|$)/i.test(each));
  return textOf(value[tag ?? ""]);
}

/** Seconds since 1970 on the wire. A time that no clock shows is as good as none. */
function timeOf(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 && value <= 8.64e12
    ? Math.trunc(value * 1000)
    : undefined;
}

function required<T>(value: T | undefined, field: string): T {
  if (value !== undefined) return value;
  throw unusableEvent("its event lacks a member", { rule: "event", field });
}

function definedOnly<K extends string, T>(name: K, value: T | undefined): { [Name in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [Name in K]?: T });
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
