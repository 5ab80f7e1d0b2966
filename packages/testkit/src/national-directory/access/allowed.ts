import { forbidden } from "../wire/refusals.ts";
import type { Bearer } from "./token-mint.ts";

/** Tells whether a token carries one of the permissions; `A+B` asks for both. */
export function holdsOne(bearer: Bearer, permissions: readonly string[]): boolean {
  return permissions.some((one) => one.split("+").every((part) => bearer.roles.has(part)));
}

/** Refuses a token that carries none of the permissions. */
export function mustHold(bearer: Bearer, permissions: readonly string[]): void {
  if (!holdsOne(bearer, permissions)) throw forbidden();
}

const mayActOnAdministrators = ["Global Administrator", "Privileged Authentication Administrator"];
const maySetPasswords = [
  ...mayActOnAdministrators,
  "User Administrator",
  "Authentication Administrator",
  "Helpdesk Administrator",
];

/**
 * Refuses a sensitive action on somebody who holds a directory role, unless the application holds a higher one
 * ("Who can perform sensitive actions").
 */
export function mustActOn(bearer: Bearer, target: { readonly privileged: boolean }): void {
  if (!target.privileged) return;
  if (!mayActOnAdministrators.some((role) => bearer.application.directoryRoles.has(role)))
    throw forbidden();
}

/** Refuses to set a password without a directory role that may. */
export function mustSetPasswords(bearer: Bearer): void {
  if (!maySetPasswords.some((role) => bearer.application.directoryRoles.has(role)))
    throw forbidden();
}
