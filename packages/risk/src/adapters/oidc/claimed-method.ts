import type { Fields } from "../../input/field-reader.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { signInReader } from "../../sign-in/sign-in-reader.ts";

/** Names the way in which a person proved who they are, from the claim `amr`. */
export type MethodNames = Readonly<Record<string, string>>;

/**
 * The values of RFC 8176, and `fido` which Entra writes. Of several, the first here counts: a password before what came
 * second, and before a PIN what the PIN unlocks.
 */
export const standardMethods: MethodNames = {
  pwd: "password",
  sc: "smartcard",
  fido: "passkey",
  hwk: "passkey",
  swk: "passkey",
  pop: "passkey",
  wia: "windows",
  otp: "otp",
  sms: "sms",
  tel: "voice",
  face: "biometric",
  fpt: "biometric",
  iris: "biometric",
  retina: "biometric",
  vbm: "biometric",
  pin: "pin",
  kba: "questions",
};

/** Factors that come after a password. */
const second = new Set([
  "otp",
  "sms",
  "tel",
  "hwk",
  "swk",
  "pop",
  "sc",
  "fido",
  "face",
  "fpt",
  "vbm",
]);

/**
 * Reads how a person signed in. A second step was passed where `amr` says `mfa`, or a password and something else; a
 * smartcard with its PIN is one step. Where the person proved nothing now (`auth_time` lies before the claims were
 * issued), the way in is `token`, and no step was passed.
 */
export function claimedMethod(
  claims: Fields,
  names: MethodNames,
  isFresh: boolean,
): Pick<SignIn, "method" | "stepUp"> {
  if (!isFresh) return { method: "token" };
  const values = valuesOf(claims.amr);
  const known = Object.keys(names).find((value) => values.includes(value));
  const method = known === undefined ? values[0]?.toLowerCase() : names[known];
  const isSecond = values.includes("pwd") && values.some((value) => second.has(value));
  return {
    ...(method !== undefined && method !== "mfa" && { method }),
    ...((isSecond || values.includes("mfa")) && { stepUp: "passed" as const }),
  };
}

/** OpenID Connect has a list; some providers write one text. */
function valuesOf(amr: unknown): readonly string[] {
  if (amr === undefined || amr === null) return [];
  const values: readonly unknown[] = Array.isArray(amr) ? amr.slice(0, 20) : [amr];
  return values.map((value) => {
    if (typeof value !== "string") throw signInReader.fault("amr", "must be a list of texts");
    return value;
  });
}
