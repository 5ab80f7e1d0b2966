import type { SignIn } from "../sign-in/sign-in.ts";

/**
 * Tells whether whoever signed in had the right password or key: the sign-in succeeded, a rule of the system stopped it
 * afterwards, or a second factor was asked for, which no system does before the first is right.
 */
export function passwordValidated({ result, stepUp }: SignIn): boolean {
  if (result === "wrong-password") return false;
  return result === "succeeded" || result === "refused" || stepUp !== undefined;
}
