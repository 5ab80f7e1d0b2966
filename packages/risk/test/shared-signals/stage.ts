import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type Secret, secret } from "@rollcall/core";
import type { SignalAlgorithm } from "../../src/shared-signals/algorithm.ts";
import type { KeySet } from "../../src/shared-signals/key-source.ts";
import type { SecurityEvent } from "../../src/shared-signals/security-event.ts";
import {
  type SecurityEventReceiverOptions,
  securityEventReceiver,
} from "../../src/shared-signals/security-event-receiver.ts";
import { securityEventSigner } from "../../src/shared-signals/security-event-signer.ts";
import { signingKey } from "../../src/shared-signals/signing-key.ts";

/** A Saturday morning, on a full second. */
export const morning: number = Date.parse("2026-11-21T08:15:00Z");

export const issuer = "https://idp.rollcall.example/";
export const audience = "https://receiver.rollcall.example/";

/** The subject of most tests. */
export const person = { format: "iss_sub", iss: issuer, sub: "person-1" } as const;

/** An event of most tests. */
export const revoked: SecurityEvent = { kind: "session-revoked", subject: person, at: morning };

/** A pair of keys, as the two sides have them. */
export interface Keys {
  readonly algorithm: SignalAlgorithm;
  readonly privateKey: KeyObject;
  readonly secret: () => Secret;
  readonly set: KeySet;
}

/** Makes a pair of real keys. */
export function makeKeys(algorithm: SignalAlgorithm, kid = "key-1"): Keys {
  const { privateKey, publicKey } = pairOf(algorithm);
  return {
    algorithm,
    privateKey,
    secret: () => secret(privateKey.export({ type: "pkcs8", format: "der" })),
    set: { keys: [{ ...publicKey.export({ format: "jwk" }), kid }] },
  };
}

function pairOf(algorithm: SignalAlgorithm): { privateKey: KeyObject; publicKey: KeyObject } {
  switch (algorithm) {
    case "ES256":
      return generateKeyPairSync("ec", { namedCurve: "P-256" });
    case "ES384":
      return generateKeyPairSync("ec", { namedCurve: "P-384" });
    case "EdDSA":
      return generateKeyPairSync("ed25519");
    default:
      return generateKeyPairSync("rsa", { modulusLength: 2048 });
  }
}

let ids = 0;

/** Writes a token of an event, with an id of its own unless told. */
export async function send(
  keys: Keys,
  event: SecurityEvent = revoked,
  more: { readonly id?: string; readonly at?: number; readonly transaction?: string } = {},
): Promise<string> {
  ids++;
  const id = `token-${ids}`;
  const key = await signingKey(keys.secret(), keys.algorithm);
  const sign = securityEventSigner({ issuer, key, algorithm: keys.algorithm, keyId: "key-1" });
  return sign({ event, audience, id, at: morning, ...more });
}

/** Makes a receiver of these keys. */
export function receiver(
  keys: Keys,
  more: Partial<SecurityEventReceiverOptions> = {},
): ReturnType<typeof securityEventReceiver> {
  return securityEventReceiver({ issuer, audience, keys: keys.set, now: () => morning, ...more });
}
