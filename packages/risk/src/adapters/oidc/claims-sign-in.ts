import type { Fields } from "../../input/field-reader.ts";
import { longestAgent } from "../../sign-in/parse-device.ts";
import { type ParseSignInOptions, parseSignIn } from "../../sign-in/parse-sign-in.ts";
import { readable } from "../../sign-in/readable.ts";
import { shortText } from "../../sign-in/short-text.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { signInReader } from "../../sign-in/sign-in-reader.ts";
import { describeAgent } from "../describe-agent.ts";
import { namelessId, textIn } from "../event-field.ts";
import { claimedMethod, type MethodNames } from "./claimed-method.ts";
import type { SignInRequest } from "./request.ts";

/** What differs between providers. */
export interface ClaimsReading extends ParseSignInOptions {
  /** The claims that may hold the person's stable key; the first that is there counts. */
  readonly subject: readonly string[];
  readonly methods: MethodNames;
  /** What else the claims say of the person. */
  readonly person?: (claims: Fields) => Pick<SignIn, "organisation" | "role">;
}

/** How long after the person proved who they are the claims are issued, when they are issued for that. */
const fresh = 5 * 60;

/** Reads claims by what is particular to their provider. As {@link oidcSignIn}, which says the rest. */
export function claimsSignIn(
  input: unknown,
  request: SignInRequest,
  reading: ClaimsReading,
): SignIn | undefined {
  return readable(() => {
    const claims = signInReader.neededFields(input, "");
    const subject = firstOf(claims, reading.subject);
    if (isOfClient(claims)) return undefined;
    const issued = secondsIn(claims, "iat");
    const proved = claims.auth_time === undefined ? issued : secondsIn(claims, "auth_time");
    const agent = shortText(request.agent, "agent", longestAgent);
    const draft = {
      id: request.id ?? textIn(claims, "jti") ?? idOf(claims, subject, issued),
      at: request.at ?? issued * 1000,
      subject,
      ...reading.person?.(claims),
      result: "succeeded",
      address: request.address,
      device: { id: request.deviceId, agent, ...(agent !== undefined && describeAgent(agent)) },
      ...claimedMethod(claims, reading.methods, issued - proved <= fresh),
      application: textIn(claims, "azp") ?? audienceOf(claims),
      protocol: "modern",
      session: claims.sid,
    };
    return parseSignIn(draft, reading);
  });
}

function firstOf(claims: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = textIn(claims, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A client that signed in for itself is its own subject. */
function isOfClient(claims: Fields): boolean {
  const subject = textIn(claims, "sub");
  if (subject === undefined) return false;
  return subject === claims.azp || subject === claims.client_id;
}

function idOf(claims: Fields, subject: string | undefined, issued: number): string {
  return namelessId(subject, textIn(claims, "sid") ?? textIn(claims, "at_hash"), issued);
}

function secondsIn(claims: Fields, name: string): number {
  const value = claims[name];
  if (typeof value === "number" && value >= 0 && Number.isFinite(value)) return value;
  throw signInReader.fault(name, "must be seconds since 1970");
}

function audienceOf(claims: Fields): string | undefined {
  const audience: unknown = Array.isArray(claims.aud) ? claims.aud[0] : claims.aud;
  return typeof audience === "string" ? audience : undefined;
}
