import type { SignIn } from "../sign-in/sign-in.ts";

/**
 * Tells whether whoever signed in had the right password or key: the sign-in succeeded, the source says so, or a second
 * factor was asked for, which no system does before the first is right. A rule of the system that stopped an attempt
 * says nothing of it: many look before they check a password.
 */
export function passwordValidated({ result, stepUp, validated }: SignIn): boolean {
  if (result === "wrong-password") return false;
  return result === "succeeded" || validated === true || stepUp !== undefined;
}
