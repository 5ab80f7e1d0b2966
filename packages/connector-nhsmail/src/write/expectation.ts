import { compareValue, type Expectation, entitlementKey } from "@rollcall/core";
import type { Call } from "./call.ts";
import { type Found, kindOf } from "./find.ts";
import { unexpected } from "./refusal.ts";

/**
 * Throws `precondition-failed` when an account is not as an operation expects to find it. Users of Graph carry no tag that a
 * write could name, so that this reading right before the write is all there is.
 */
export function assertExpected(
  call: Call,
  expects: Expectation,
  { found, held }: { readonly found: Found; readonly held: ReadonlySet<string> },
): void {
  const { account } = found;
  if (!expects.exists) throw unexpected("the account is there, and should not be");
  if (expects.enabled !== undefined && expects.enabled !== account.enabled) {
    throw unexpected("the account was enabled or disabled since it was read", "enabled");
  }
  const { attributes } = kindOf(call, account.ref.kind);
  for (const [name, value] of Object.entries(expects.attributes ?? {})) {
    const attribute = attributes[name];
    if (!attribute || attribute.secret) continue;
    if (compareValue(name, attribute)(value, account.attributes[name]) === undefined) continue;
    throw unexpected("was changed since it was read", name);
  }
  const { holds = [], lacks = [] } = expects;
  const differs =
    holds.some((one) => !held.has(entitlementKey(one))) ||
    lacks.some((one) => held.has(entitlementKey(one)));
  if (differs) throw unexpected("what it holds was changed since it was read", "entitlements");
}
