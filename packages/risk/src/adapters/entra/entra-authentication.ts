import type { Fields } from "../../input/field-reader.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { signInReader } from "../../sign-in/sign-in-reader.ts";
import { listIn, textIn } from "../event-field.ts";
import { strongAuthenticationFailed } from "./entra-result.ts";

/** How a person proved who they are, and what became of a second factor. */
export type Authentication = Pick<SignIn, "method" | "stepUp">;

/** Reads the steps of an authentication, which Graph gives in beta only; in v1.0 there is the error code alone. */
export function entraAuthentication(event: Fields, code: number): Authentication {
  const steps = listIn(event, "authenticationDetails", mostSteps);
  const primary = steps.find((step) => !isSecond(step));
  const method = methodOf(textIn(primary, "authenticationMethod") ?? firstMethod(event));
  const stepUp = code === strongAuthenticationFailed ? refusal(event, steps) : success(steps);
  return { ...(method !== undefined && { method }), ...(stepUp !== undefined && { stepUp }) };
}

/** An authentication has two or three. */
const mostSteps = 20;

function isSecond(step: Fields): boolean {
  return /multi/i.test(textIn(step, "authenticationStepRequirement") ?? "");
}

function firstMethod(event: Fields): string | undefined {
  const used: unknown = event.authenticationMethodsUsed;
  const first: unknown = Array.isArray(used) ? used[0] : undefined;
  return typeof first === "string" ? first : undefined;
}

/** A factor counts as given when it was given now, not when an earlier one was remembered. */
function success(steps: readonly Fields[]): "passed" | undefined {
  const isGiven = steps.some((step) => {
    const method = methodOf(textIn(step, "authenticationMethod"));
    return isSecond(step) && step.succeeded === true && method !== undefined && method !== "token";
  });
  return isGiven ? "passed" : undefined;
}

/**
 * Tells a wrong or undelivered code from a prompt that the person declined, reported or let pass. Where Entra does not
 * say, it was a prompt: most are, and what looks like pushing should be seen.
 */
function refusal(event: Fields, steps: readonly Fields[]): "denied" | "failed" {
  const status = signInReader.fields(event.status, "status");
  const said = [
    textIn(status, "additionalDetails"),
    ...steps.filter(isSecond).map((step) => textIn(step, "authenticationStepResultDetail")),
  ].join(" ");
  return /incorrect|wrong|invalid|unreachable|limit|could not be sent|busy/i.test(said)
    ? "failed"
    : "denied";
}

const methods: Readonly<Record<string, string>> = {
  "previously satisfied": "token",
  "satisfied by token": "token",
  "satisfied by claim in the token": "token",
  fido: "passkey",
  "fido2 security key": "passkey",
  "software oath token": "otp",
  "app verification code": "otp",
  "x.509 certificate": "certificate",
  // Where the password was checked: by an agent on premises, or against a hash in the cloud.
  pta: "password",
  phs: "password",
};

function methodOf(text: string | undefined): string | undefined {
  const name = text?.trim().toLowerCase();
  if (name === undefined || name === "") return undefined;
  return Object.hasOwn(methods, name) ? methods[name] : name.replaceAll(/\s+/g, "-");
}
