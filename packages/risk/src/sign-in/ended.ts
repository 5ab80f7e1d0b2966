import type { SignIn } from "./sign-in.ts";

/** Tells whether a sign-in came to nothing for a reason that lies with who tried: a wrong password or another failure. */
export function hasFailed({ result }: SignIn): boolean {
  return result === "wrong-password" || result === "failed";
}

/** Tells whether the second factor was denied or not passed. */
export function isStepUpLost({ stepUp }: SignIn): boolean {
  return stepUp === "denied" || stepUp === "failed";
}

/**
 * Tells whether a sign-in may be the person's own. The poisoning guard: what did not end well is not the person's
 * habit, whoever says so.
 */
export function isOwnSignIn(event: SignIn): boolean {
  return event.result === "succeeded" && !isStepUpLost(event);
}
