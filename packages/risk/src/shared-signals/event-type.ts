import type { EventBody } from "./security-event.ts";

/** A kind of event. */
export type EventKind = EventBody["kind"];

const caep = "https://schemas.openid.net/secevent/caep/event-type/";
const risc = "https://schemas.openid.net/secevent/risc/event-type/";

/** The base of each type's URI: OpenID CAEP 1.0 (29 Aug 2025), section 3, and OpenID RISC Profile 1.0, section 2. */
const bases: Readonly<Record<EventKind, string>> = {
  "risk-level-change": caep,
  "session-revoked": caep,
  "credential-change": caep,
  "account-disabled": risc,
  "account-enabled": risc,
  "account-purged": risc,
  "account-credential-change-required": risc,
  "credential-compromise": risc,
};

/** Gives the URI of a kind of event. */
export function eventTypeOf(kind: EventKind): string {
  return bases[kind] + kind;
}

/** Gives the kind of event that a URI stands for; `undefined` for one that this package does not know. */
export function eventKindOf(uri: string): EventKind | undefined {
  const kind = uri.slice(uri.lastIndexOf("/") + 1);
  return isKind(kind) && eventTypeOf(kind) === uri ? kind : undefined;
}

function isKind(text: string): text is EventKind {
  return Object.hasOwn(bases, text);
}
