import { invalidOption } from "@rollcall/core";
import { SignJWT } from "jose";
import type { SignalAlgorithm } from "./algorithm.ts";
import { eventMembers } from "./event-members.ts";
import { eventTypeOf } from "./event-type.ts";
import { parseSubjectIdentifier } from "./parse-subject-identifier.ts";
import type { SecurityEvent } from "./security-event.ts";
import type { SigningKey } from "./signing-key.ts";

/** Who signs, and with what. */
export interface SecurityEventSignerOptions {
  /** The transmitter's issuer identifier: an `https` URL without a query or a fragment. */
  readonly issuer: string;
  readonly key: SigningKey;
  readonly algorithm: SignalAlgorithm;
  /** Names the key in the key set that receivers read. */
  readonly keyId: string;
}

/** One event to one receiver. */
export interface SignedEventOptions {
  readonly event: SecurityEvent;
  /** The receiver, as it is known to it; several only where they are one and the same. */
  readonly audience: string | readonly string[];
  /** The token's own id, which no other token of this issuer has: a receiver takes in each once. */
  readonly id: string;
  /** When it is issued, in milliseconds since 1970. */
  readonly at: number;
  /** What caused it, the same for all tokens of one cause. */
  readonly transaction?: string | undefined;
}

/**
 * Prepares to write events as security event tokens (RFC 8417) by the profile of the Shared Signals Framework 1.0:
 * explicitly typed, the subject in `sub_id`, and neither `sub` nor `exp`. The function that it gives throws
 * `invalid-options` where the key does not fit, and `protocol` for a subject that has no form.
 */
export function securityEventSigner(
  options: SecurityEventSignerOptions,
): (signed: SignedEventOptions) => Promise<string> {
  const { issuer, key, algorithm, keyId } = options;
  return async ({ event, audience, id, at, transaction }) => {
    const token = new SignJWT({
      sub_id: { ...parseSubjectIdentifier(event.subject) },
      events: { [eventTypeOf(event.kind)]: eventMembers(event) },
      ...(transaction !== undefined && { txn: transaction }),
    })
      .setProtectedHeader({ alg: algorithm, typ: "secevent+jwt", kid: keyId })
      .setIssuer(issuer)
      .setAudience(typeof audience === "string" ? audience : [...audience])
      .setJti(id)
      .setIssuedAt(Math.floor(at / 1000));
    try {
      return await token.sign(key);
    } catch {
      const advice = "Give the private key that signingKey() made for this algorithm.";
      throw invalidOption("securityEventSigner()", { field: "key", rule: "algorithm", advice });
    }
  };
}
