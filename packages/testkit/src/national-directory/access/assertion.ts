import { errors, type JWTPayload, jwtVerify, type ProtectedHeaderParameters } from "jose";
import type { Registration } from "./registration.ts";

/** Why Entra ID does not take a client's assertion; the number is one of its AADSTS codes. */
export interface AssertionFault {
  readonly number: number;
  readonly message: string;
}

/** What an assertion is checked against. */
export interface AssertionRules {
  readonly audiences: readonly string[];
  /** The present by the clock that clients sign with, in milliseconds. */
  readonly now: number;
}

const longest = 600;
const skew = 300;

/**
 * Checks the assertion of a certificate credential for real: PS256 by the registered certificate, `x5t#S256`, audience,
 * issuer and subject, and a life of ten minutes at most. Gives what is wrong with it, if anything.
 */
export async function checkAssertion(
  assertion: string,
  client: Registration,
  rules: AssertionRules,
): Promise<AssertionFault | undefined> {
  const { publicKey } = client.certificate;
  try {
    const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, {
      algorithms: ["PS256"],
      audience: [...rules.audiences],
      issuer: client.id,
      subject: client.id,
      clockTolerance: skew,
      currentDate: new Date(rules.now),
      requiredClaims: ["exp", "jti"],
    });
    return faultOf(payload, protectedHeader, { client, now: rules.now });
  } catch (error) {
    return faultFrom(error);
  }
}

function faultOf(
  payload: JWTPayload,
  header: ProtectedHeaderParameters,
  against: { readonly client: Registration; readonly now: number },
): AssertionFault | undefined {
  const { thumbprint } = against.client.certificate;
  if (header["x5t#S256"] !== thumbprint) {
    return {
      number: 700027,
      message:
        "The certificate with identifier used to sign the client assertion is not registered on application.",
    };
  }
  const from = payload.nbf ?? payload.iat ?? against.now / 1000;
  if ((payload.exp ?? 0) - from > longest) {
    return { number: 700024, message: "Client assertion is not within its valid time range." };
  }
  return;
}

function faultFrom(error: unknown): AssertionFault {
  if (error instanceof errors.JWTExpired) {
    return { number: 700024, message: "Client assertion is not within its valid time range." };
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "nbf") {
      return { number: 700024, message: "Client assertion is not within its valid time range." };
    }
    if (error.claim === "aud") {
      return {
        number: 700023,
        message: "Client assertion audience claim does not match Realm issuer.",
      };
    }
    return {
      number: 700030,
      message: "Invalid certificate - subject name in certificate is not authorized.",
    };
  }
  return { number: 700027, message: "Client assertion failed signature validation." };
}
