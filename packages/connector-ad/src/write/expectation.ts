import { ConnectorError, compareValue, type Expectation } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import type { DialectKind } from "../dialect/dialect.ts";
import { isWithin } from "../dn-key.ts";
import type { Call } from "./call.ts";
import type { Found } from "./find.ts";
import { refusal } from "./refusal.ts";
import { namingOf } from "./rename.ts";

/**
 * Throws `precondition-failed`, with effect `none`, when a record is not as an operation expects to find it. What it holds
 * is compared elsewhere. Between this reading and the write another hand may still come in: see `changesOf` for what
 * the server itself then refuses.
 */
export function assertExpected(expects: Expectation, found: Found): void {
  if (!expects.exists) throw unexpected("the record is there, and should not be");
  if (expects.version !== undefined && expects.version !== found.account.version) {
    throw unexpected("the record was changed since it was read", "version");
  }
  if (expects.enabled !== undefined && expects.enabled !== found.account.enabled) {
    throw unexpected("the account was enabled or disabled since it was read", "enabled");
  }
  for (const [name, value] of Object.entries(expects.attributes ?? {})) {
    const attribute = found.kind.attributes[name];
    if (!attribute || attribute.secret) continue;
    if (compareValue(name, attribute)(value, found.account.attributes[name]) === undefined)
      continue;
    throw unexpected("was changed since it was read", name);
  }
}

/** Makes the error for a record that is not there any more. */
export function gone(): ConnectorError {
  return unexpected("the record was deleted since it was read, or may not be seen any more");
}

/** Makes the error for a record that is not as expected. */
export function unexpected(message: string, field?: string): ConnectorError {
  return new ConnectorError({
    code: "precondition-failed",
    message,
    advice: "Plan again from a new read.",
    where: { field, rule: "expected" },
  });
}

/** Throws `invalid-value` when an account is to be put outside the parts of the tree that are managed. */
export function assertPlace(kind: DialectKind, dn: string, { context }: Call): void {
  if (isManaged(dn, context)) return;
  throw refusal("invalid-value", "leads out of the parts of the directory that are managed", {
    field: namingOf(kind).container,
    rule: "managed",
    advice:
      "Correct the policy's rule for the container, or the connector's option accounts.bases.",
  });
}

/** Throws `precondition-failed` when an account stands outside the parts of the tree that are managed. */
export function assertManaged(dn: string, { context }: Call): void {
  if (isManaged(dn, context)) return;
  throw unexpected(
    "the account stands outside the parts of the directory that are managed",
    "container",
  );
}

function isManaged(dn: string, { settings }: DirectoryContext): boolean {
  return settings.bases.some((base) => isWithin(dn, base));
}
