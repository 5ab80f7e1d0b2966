import { type ConnectorError, invalidOption } from "@rollcall/core";
import type { JWTPayload } from "jose";
import { keyParameters, type SignalAlgorithm } from "./algorithm.ts";
import { type KeySet, keySource } from "./key-source.ts";
import { parseSubjectIdentifier } from "./parse-subject-identifier.ts";
import { readEvent } from "./read-event.ts";
import type { SecurityEvent } from "./security-event.ts";
import { type SeenTokens, seenTokens } from "./seen-tokens.ts";
import { unusableEvent } from "./unusable-event.ts";
import { verifyToken } from "./verify-token.ts";

/** From whom tokens are taken in, and how. */
export interface SecurityEventReceiverOptions {
  /** The issuer of the stream, exactly. */
  readonly issuer: string;
  /** How the sender knows this receiver. */
  readonly audience: string | readonly string[];
  /** The sender's public keys, or what fetches them. */
  readonly keys: KeySet | (() => Promise<KeySet>);
  /** How tokens may be signed; ES256, PS256, RS256 and EdDSA unless told. */
  readonly algorithms?: readonly SignalAlgorithm[] | undefined;
  /** The present, in milliseconds since 1970. */
  readonly now: () => number;
  /** How far ahead of ours the sender's clock may be, in milliseconds; 5 minutes unless told. */
  readonly tolerance?: number | undefined;
  /** How long ago a token may have been issued, in milliseconds; 7 days unless told. */
  readonly longest?: number | undefined;
  /** How many tokens are remembered, so that none is taken in twice; 100,000 unless told. */
  readonly remembered?: number | undefined;
}

/** An event that was not taken in before. */
export interface NewSecurityEvent {
  readonly kind: "new";
  /** The token's own. */
  readonly id: string;
  readonly issuer: string;
  /** When the token was issued, in milliseconds since 1970. */
  readonly issuedAt: number;
  readonly event: SecurityEvent;
}

/** A token that is in order. */
export type ReceivedEvent =
  | NewSecurityEvent
  /** It was taken in before: say yes to the sender, and do nothing. */
  | { readonly kind: "repeated"; readonly id: string }
  /** Its type is none that this package knows: likewise. */
  | { readonly kind: "unknown"; readonly id: string };

const usualAlgorithms: readonly SignalAlgorithm[] = ["ES256", "PS256", "RS256", "EdDSA"];
const minute = 60_000;

/**
 * Prepares to take in security event tokens (RFC 8417) of one sender: signed, typed `secevent+jwt`, of that issuer, for
 * this receiver, neither from the future nor too old, each once. A token with `exp` or `sub` is refused, as the Shared
 * Signals Framework 1.0 has it (sections 4.1.2 and 4.1.7). Throws `invalid-options`. The function that it gives throws
 * `protocol` or `auth-failed`, with what to answer the sender with in `native` (RFC 8935), and `unavailable` where the
 * keys could not be had. Nothing is remembered of a token that was refused.
 */
export function securityEventReceiver(
  options: SecurityEventReceiverOptions,
): (token: string) => Promise<ReceivedEvent> {
  const { algorithms = usualAlgorithms, remembered = 100_000, issuer, audience, now } = options;
  checkOptions(algorithms, remembered);
  const seen = seenTokens(remembered);
  const key = keySource(options);
  return async (token) => {
    const claims = await verifyToken(token, { issuer, audience, algorithms, key, now: now() });
    const issuedAt = checkClaims(claims, options);
    const subject = parseSubjectIdentifier(claims.sub_id);
    const event = readEvent(claims.events, subject);
    const id = claims.jti ?? "";
    if (isRepeated(seen, id, issuedAt)) return { kind: "repeated", id };
    return event ? { kind: "new", id, issuer, issuedAt, event } : { kind: "unknown", id };
  };
}

function isRepeated(seen: SeenTokens, id: string, issuedAt: number): boolean {
  const met = seen.meet(id, issuedAt);
  if (met === "forgotten")
    throw unusableEvent("it is too old to be told from one that was taken in", { rule: "iat" });
  return met === "seen";
}

/** Gives when a token was issued, in milliseconds since 1970. */
function checkClaims(claims: JWTPayload, options: SecurityEventReceiverOptions): number {
  for (const claim of ["exp", "sub"]) {
    if (claims[claim] === undefined) continue;
    throw unusableEvent("it has a claim that no security event may have", {
      rule: claim,
      field: claim,
    });
  }
  const { jti, iat } = claims;
  const isId = typeof jti === "string" && jti !== "" && jti.length <= 1024;
  if (!isId) throw unusableEvent("it has no id", { rule: "jti", field: "jti" });
  const { tolerance = 5 * minute, longest = 7 * 24 * 60 * minute } = options;
  const issuedAt = Number(iat) * 1000;
  const now = options.now();
  // Written so that a time that is no number is refused.
  if (!(issuedAt <= now + tolerance && issuedAt >= now - longest)) {
    throw unusableEvent("it was not issued lately", { rule: "iat", field: "iat" });
  }
  return issuedAt;
}

function checkOptions(algorithms: readonly string[], remembered: number): void {
  const areKnown = algorithms.every((each) => Object.hasOwn(keyParameters, each));
  if (!areKnown || algorithms.length === 0)
    throw fault("algorithms", "Name public-key algorithms.");
  if (!Number.isInteger(remembered) || remembered < 1) {
    throw fault("remembered", "Give a whole number of 1 or more.");
  }
}

function fault(field: string, advice: string): ConnectorError {
  return invalidOption("securityEventReceiver()", { field, advice });
}
