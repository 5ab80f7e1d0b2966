import { randomBytes } from "node:crypto";
import {
  type Attributes,
  type CreateOperation,
  type Json,
  type SideEffect,
  withSecret,
} from "@rollcall/core";
import { bodiesOf } from "./body.ts";
import type { Call } from "./call.ts";
import { assertOrganisation } from "./limits-of-work.ts";
import { refusal } from "./refusal.ts";

/** What a new account is told to be when nothing of it is left out. */
export function wholeAttributes(call: Call, { attributes }: CreateOperation): Attributes {
  const given = Object.fromEntries(
    Object.entries(attributes).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
  const { userPrincipalName } = given;
  if (typeof userPrincipalName !== "string") throw missing("userPrincipalName");
  if (given.displayName === undefined) throw missing("displayName");
  const mailNickname = userPrincipalName.slice(0, userPrincipalName.lastIndexOf("@")).slice(0, 64);
  return { mailNickname, ...given, ...organisationOf(call, given) };
}

/** Without one, a new account would be nobody's; where there is only one it is that. */
function organisationOf(call: Call, { organisation }: Attributes): Attributes {
  const { organisationAttribute, organisations } = call.context.settings;
  if (organisationAttribute === undefined) return {};
  const [only] = organisations;
  const code = organisation ?? (organisations.size === 1 ? only : undefined);
  if (code === undefined) throw missing("organisation");
  assertOrganisation(call, code);
  return { organisation: code };
}

/**
 * Writes the body by which an account is made, with the id of its operation where there is a property for it. Reference
 * and entitlements follow once it is there.
 */
export function newUser(
  { context }: Call,
  operation: Pick<CreateOperation, "id" | "enabled" | "handle">,
  attributes: Attributes,
): Readonly<Record<string, Json>> {
  const { settings } = context;
  const { correlationAttribute, initialPassword } = settings;
  const chosen = initialPassword?.(operation.handle);
  const password = chosen
    ? withSecret(chosen, (bytes) => Buffer.from(bytes).toString("utf8"))
    : chancePassword();
  return {
    ...bodiesOf(attributes, context.attributes).main,
    ...(correlationAttribute !== undefined && { [correlationAttribute]: operation.id }),
    accountEnabled: operation.enabled,
    passwordProfile: { password, forceChangePasswordNextSignIn: true },
  };
}

/** Told of when nobody chose the password. */
export const passwordWasMade: SideEffect = {
  what: "a password was made by chance, and nobody knows it: reset it, or let the person choose one",
};

/** Long, without blanks, and of all classes of characters, so that every policy takes it. */
function chancePassword(): string {
  return `Aa1-${randomBytes(24).toString("base64url")}`;
}

function missing(field: string): Error {
  return refusal("invalid-value", "a new account cannot be without it", {
    field,
    rule: "required",
    advice: "Give it a value in the policy.",
  });
}
