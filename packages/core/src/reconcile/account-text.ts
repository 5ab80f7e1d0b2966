import { canonicalParts } from "../diff/compile-canonical.ts";
import { kindSchema } from "../diff/kind-comparison.ts";
import type { Account } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { AttributeValue, Scalar } from "../model/value.ts";
import type { DesiredAccount, DesiredAttribute } from "../policy/policy.ts";
import type { OpenTarget } from "./run.ts";

/** Writes what a policy has a say in, of an account and of what it should be, so that equal texts mean that nothing is to be done. */
export interface AccountText {
  /** `undefined` when the account was not read whole and has to be looked at. `owned` comes from {@link AccountText.owned}. */
  ofAccount(account: Account, owned: readonly EntitlementRef[]): string | undefined;
  /** `undefined` when only a comparison with the account can tell. `resolve` gives the stable key of a person's account. */
  ofDesired(desired: DesiredAccount, resolve: Resolve): string | undefined;
  /** The entitlements of an account in which the policy has a say. */
  owned(account: Account): readonly EntitlementRef[];
}

type Resolve = (personId: string) => string | undefined;

const none: readonly EntitlementRef[] = Object.freeze([]);

/** Prepares the texts of one target. Unequal texts prove nothing; the account is then read and compared. */
export function accountText(target: OpenTarget): AccountText {
  const { policy, schema, kind } = target;
  const rules = Object.entries(policy.attributes);
  const ofMode = (mode: string): readonly string[] =>
    rules.filter(([, rule]) => rule.mode === mode).map(([name]) => name);
  const filled = ofMode("fill");
  const parts = canonicalParts(kindSchema(schema, kind), ofMode("owned"));
  const { names } = parts;
  const owns = policy.entitlements?.owns;
  return {
    owned: ({ entitlements }) => (owns ? kept(entitlements, owns) : none),
    ofAccount({ attributes, enabled, incomplete }, owned) {
      if (incomplete && incomplete.length > 0) return undefined;
      let text = "";
      for (let index = 0; index < names.length; index++) {
        text += parts.value(index, attributes[names[index] as string]);
      }
      text += parts.rest(enabled, owned);
      for (const name of filled) text += presence(attributes[name]);
      return text;
    },
    ofDesired({ presence: wanted, enabled, attributes, entitlements }, resolve) {
      if (wanted !== "present" || enabled === undefined) return undefined;
      let text = "";
      for (let index = 0; index < names.length; index++) {
        const value = plainValue(attributes[names[index] as string], resolve);
        if (value === unsettled) return undefined;
        text += parts.value(index, value);
      }
      text += parts.rest(enabled, entitlements?.holds ?? none);
      for (const name of filled) text += presence(plainValue(attributes[name], resolve));
      return text;
    },
  };
}

/** As a rule a policy has a say in all of an account's entitlements or in none, and nothing is copied. */
function kept(
  all: readonly EntitlementRef[],
  owns: (entitlement: EntitlementRef) => boolean,
): readonly EntitlementRef[] {
  for (const one of all) if (!owns(one)) return all.filter(owns);
  return all;
}

const unsettled = Symbol("a value that is not settled yet");

function plainValue(
  desired: DesiredAttribute | undefined,
  resolve: Resolve,
): AttributeValue | null | undefined | typeof unsettled {
  const value = desired?.value;
  if (value === undefined || value === null || typeof value !== "object") return value;
  if ("referenceTo" in value) return resolve(value.referenceTo) ?? unsettled;
  return Array.isArray(value) ? (value as readonly Scalar[]) : unsettled;
}

function presence(value: AttributeValue | null | undefined | typeof unsettled): string {
  const isEmpty =
    value === undefined ||
    value === null ||
    value === "" ||
    (typeof value === "object" && value.length === 0);
  return isEmpty ? "0" : "1";
}
