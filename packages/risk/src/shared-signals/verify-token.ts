import { ConnectorError } from "@rollcall/core";
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { SignalAlgorithm } from "./algorithm.ts";
import { type BrokenRule, unusableEvent } from "./unusable-event.ts";

/** Against what a token is checked. */
export interface VerifyTokenOptions {
  readonly issuer: string;
  readonly audience: string | readonly string[];
  readonly algorithms: readonly SignalAlgorithm[];
  readonly key: JWTVerifyGetKey;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
}

/** A token longer than this is not even looked at. Our choice: one event is a few hundred characters. */
const longestToken = 65_536;

/**
 * Checks a token's signature, type, issuer and audience, and gives its claims. Throws `protocol` or `auth-failed`, with
 * the code of RFC 8935 in `native`, and `unavailable` where the keys could not be had.
 */
export async function verifyToken(token: string, options: VerifyTokenOptions): Promise<JWTPayload> {
  const { issuer, audience, algorithms, key, now } = options;
  if (typeof token !== "string" || token.length > longestToken) {
    throw unusableEvent("it is no token of a usual length", { rule: "token" });
  }
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience: typeof audience === "string" ? audience : [...audience],
      algorithms: [...algorithms],
      typ: "secevent+jwt",
      requiredClaims: ["iss", "aud", "jti", "iat"],
      // Whether it has an expiry at all is judged apart from this, and no clock is to judge it twice.
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    throw refusalOf(error);
  }
}

/** What jose throws can quote the token's claims, so only its kind goes on. */
function refusalOf(error: unknown): Error {
  if (!(error instanceof errors.JOSEError)) return unavailable();
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusal(error.claim);
  const broken = brokenRules[error.code];
  if (!broken) return unusableEvent("it is malformed", { rule: "token" });
  return unusableEvent(broken.message, broken);
}

const key = {
  rule: "key",
  native: "invalid_key",
  code: "auth-failed",
} as const satisfies BrokenRule;

const signature = {
  rule: "signature",
  native: "authentication_failed",
  code: "auth-failed",
} as const satisfies BrokenRule;

const expiry = { message: "it has an expiry", rule: "exp", field: "exp" };

const brokenRules: Readonly<Record<string, BrokenRule & { readonly message: string }>> = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: { message: "its signature does not fit", ...signature },
  ERR_JOSE_ALG_NOT_ALLOWED: {
    message: "it is signed in a way that is not allowed",
    ...signature,
    rule: "algorithm",
  },
  ERR_JWKS_NO_MATCHING_KEY: { message: "its key is not known", ...key },
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: { message: "it does not say which key it has", ...key },
  ERR_JWT_EXPIRED: expiry,
};

function claimRefusal(claim: string): Error {
  if (claim === "iss") {
    return unusableEvent("it is of another issuer", { rule: "iss", native: "invalid_issuer" });
  }
  if (claim === "aud") {
    return unusableEvent("it is for another receiver", { rule: "aud", native: "invalid_audience" });
  }
  return unusableEvent("a claim of it cannot be used", { rule: claim, field: claim });
}

function unavailable(): ConnectorError {
  return new ConnectorError({
    code: "unavailable",
    message: "the keys of the sender of security events could not be had",
    scope: "system",
    advice: "Let the sender send the token again, and look at its key set.",
  });
}
