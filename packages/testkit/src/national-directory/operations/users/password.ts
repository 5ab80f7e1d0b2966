import type { Properties } from "../../store/change.ts";
import { Refusal } from "../../wire/refusal.ts";

/** Refuses a password that the tenant's policy refuses: fewer than ten characters, or a blank. */
export function checkPassword(profile: unknown): void {
  const { password } = (profile ?? {}) as Properties;
  if (typeof password === "string" && password.length >= 10 && !/\s/.test(password)) return;
  const message =
    "The specified password does not comply with password complexity requirements. Please provide a different password.";
  const details = [{ code: "PasswordComplexity", message, target: "passwordProfile" }];
  throw new Refusal(400, "Request_BadRequest", message, { details });
}
