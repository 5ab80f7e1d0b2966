import { compileCanonical } from "../diff/compile-canonical.ts";
import { kindSchema } from "../diff/kind-comparison.ts";
import type { Account } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { Attributes, AttributeValue } from "../model/value.ts";
import type { DesiredAccount } from "../policy/policy.ts";
import type { OpenTarget } from "./run.ts";

/** Writes what a policy has a say in, of an account and of what it should be, so that equal texts mean that nothing is to be done. */
export interface AccountText {
  /** `undefined` when the account was not read whole and has to be looked at. */
  ofAccount(account: Account): string | undefined;
  /** `undefined` when only a comparison with the account can tell. `resolve` gives the stable key of a person's account. */
  ofDesired(
    desired: DesiredAccount,
    resolve: (personId: string) => string | undefined,
  ): string | undefined;
  /** The entitlements of an account in which the policy has a say. */
  owned(account: Account): readonly EntitlementRef[];
}

/** Prepares the texts of one target. Unequal texts prove nothing; the account is then read and compared. */
export function accountText(target: OpenTarget): AccountText {
  const { policy, schema, kind } = target;
  const rules = Object.entries(policy.attributes);
  const names = rules.filter(([, rule]) => rule.mode === "owned").map(([name]) => name);
  const filled = rules.filter(([, rule]) => rule.mode === "fill").map(([name]) => name);
  const write = compileCanonical(kindSchema(schema, kind), names);
  const owns = policy.entitlements?.owns;
  const owned = (account: Account): readonly EntitlementRef[] =>
    owns ? account.entitlements.filter(owns) : [];
  return {
    owned,
    ofAccount(account) {
      if (account.incomplete && account.incomplete.length > 0) return undefined;
      const { attributes, enabled } = account;
      return write(attributes, enabled, owned(account)) + presence(attributes, filled);
    },
    ofDesired(desired, resolve) {
      if (desired.presence !== "present" || desired.enabled === undefined) return undefined;
      const attributes = plainValues(desired, names, resolve);
      if (!attributes) return undefined;
      const holds = desired.entitlements?.holds ?? [];
      return (
        write(attributes, desired.enabled, holds) +
        presence(plainValues(desired, filled, resolve), filled)
      );
    },
  };
}

function plainValues(
  desired: DesiredAccount,
  names: readonly string[],
  resolve: (personId: string) => string | undefined,
): Attributes | undefined {
  const values: Record<string, AttributeValue | null> = {};
  for (const name of names) {
    const value = desired.attributes[name]?.value;
    if (value === undefined) continue;
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
      values[name] = value as AttributeValue | null;
    } else if ("referenceTo" in value) {
      const stable = resolve(value.referenceTo);
      if (stable === undefined) return undefined;
      values[name] = stable;
    } else {
      return undefined;
    }
  }
  return values;
}

function presence(attributes: Attributes | undefined, names: readonly string[]): string {
  let text = "";
  for (const name of names) text += isEmpty(attributes?.[name]) ? "0" : "1";
  return text;
}

function isEmpty(value: AttributeValue | null | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (typeof value === "object" && value.length === 0)
  );
}
