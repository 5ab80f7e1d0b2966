import type { Expectation, KindSchema } from "@rollcall/core";
import { entitlementKey } from "@rollcall/core";
import { sameValue } from "./canonical.ts";
import type { StoredAccount } from "./directory.ts";
import { refusal } from "./refusal.ts";

/** Throws `precondition-failed` when an account is not as an operation expects to find it. */
export function assertExpected(
  expects: Expectation,
  found: StoredAccount | undefined,
  kind: KindSchema | undefined,
): void {
  if (expects.exists !== (found !== undefined)) {
    throw unexpected(expects.exists ? "the account is not there" : "the account is there already");
  }
  if (!found) return;
  if (expects.version !== undefined && expects.version !== String(found.version)) {
    throw unexpected("the account was changed since it was read");
  }
  if (expects.enabled !== undefined && expects.enabled !== found.enabled) {
    throw unexpected("the account was enabled or disabled since it was read");
  }
  assertAttributes(expects, found, kind);
  assertHoldings(expects, found);
}

function assertAttributes(
  expects: Expectation,
  found: StoredAccount,
  kind: KindSchema | undefined,
): void {
  for (const [name, value] of Object.entries(expects.attributes ?? {})) {
    const schema = kind?.attributes[name];
    if (!schema || schema.secret || sameValue(found.attributes[name], value, schema)) continue;
    throw unexpected("was changed since it was read", name);
  }
}

function assertHoldings(expects: Expectation, found: StoredAccount): void {
  const held = new Set(found.entitlements.map(entitlementKey));
  const missing = expects.holds?.some((one) => !held.has(entitlementKey(one)));
  const surplus = expects.lacks?.some((one) => held.has(entitlementKey(one)));
  if (missing || surplus) throw unexpected("the entitlements were changed since they were read");
}

function unexpected(message: string, field?: string): Error {
  return refusal("precondition-failed", message, {
    ...(field === undefined ? {} : { field }),
    advice: "Plan again.",
  });
}
