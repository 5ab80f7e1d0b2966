import { canonicalText } from "../diff/compare.ts";
import { canonicalParts } from "../diff/compile-canonical.ts";
import { kindSchema } from "../diff/kind-comparison.ts";
import { type Fingerprint, mixer } from "../fingerprint.ts";
import type { Account } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { AttributeSchema, KindSchema } from "../model/schema.ts";
import type { AttributeValue, Scalar } from "../model/value.ts";
import type { DesiredAccount, DesiredAttribute } from "../policy/policy.ts";
import { entitlementSum } from "./entitlement-sum.ts";
import type { OpenTarget } from "./run.ts";

/**
 * Makes fingerprints of what a policy has a say in, of an account and of what it should be: equal ones mean that nothing
 * is to be done, and unequal ones prove nothing. Each result is overwritten by the next one.
 */
export interface AccountDigest {
  ofAccount(account: Account): Readonly<Fingerprint>;
  /** Whether the account of the last {@link ofAccount} holds entitlements in which the policy has a say. */
  heldOwned(): boolean;
  /** `undefined` when only a comparison with the account can tell. `resolve` gives the stable key of a person's account. */
  ofDesired(desired: DesiredAccount, resolve: Resolve): Readonly<Fingerprint> | undefined;
}

type Resolve = (personId: string) => string | undefined;

const none: readonly EntitlementRef[] = Object.freeze([]);
const marks = { absent: -1, mixed: -2, disabled: -3, enabled: -4, empty: -5, filled: -6 };

/** Prepares the fingerprints of one target's accounts. The seed is kept with the store. */
export function accountDigest({ policy, schema, kind }: OpenTarget, seed: string): AccountDigest {
  const rules = Object.entries(policy.attributes);
  const ofMode = (mode: string): readonly string[] =>
    rules.filter(([, rule]) => rule.mode === mode).map(([name]) => name);
  const filled = ofMode("fill");
  const { start, long, number, finish } = mixer(seed);
  const { names, forms, whole } = attributeForms(kindSchema(schema, kind), ofMode("owned"));
  const owns = policy.entitlements?.owns;
  const held = entitlementSum(seed);

  /** Takes in the length of a value, and gives its text: all texts are taken in together. */
  function textOf(index: number, value: AttributeValue | null | undefined): string {
    if (value === undefined || value === null) {
      number(marks.absent);
      return "";
    }
    const form = forms[index];
    const isText = form !== undefined && typeof value === "string";
    if (!isText) number(marks.mixed);
    const text = isText ? form(value) : whole(index, value);
    number(text.length);
    return text;
  }
  function takeRest(texts: string, enabled: boolean): void {
    long(texts);
    number(enabled ? marks.enabled : marks.disabled);
    number(held.count());
    const { lo, hi } = held.sum();
    number(lo);
    number(hi);
  }

  return {
    heldOwned: () => held.count() > 0,
    ofAccount({ attributes, entitlements, enabled }) {
      start();
      let texts = "";
      for (let index = 0; index < names.length; index++) {
        texts += textOf(index, attributes[names[index] as string]);
      }
      held.start();
      if (owns) for (const one of entitlements) if (!one.fixed && owns(one)) held.add(one);
      takeRest(texts, enabled);
      for (const name of filled) number(presence(attributes[name]));
      return finish();
    },
    ofDesired({ presence: wanted, enabled, attributes, entitlements }, resolve) {
      if (wanted !== "present" || enabled === undefined) return undefined;
      start();
      let texts = "";
      for (let index = 0; index < names.length; index++) {
        const value = plainValue(attributes[names[index] as string], resolve);
        if (value === unsettled) return undefined;
        texts += textOf(index, value);
      }
      held.start();
      for (const one of entitlements?.holds ?? none) held.add(one);
      takeRest(texts, enabled);
      for (const name of filled) number(presence(plainValue(attributes[name], resolve)));
      return finish();
    },
  };
}

interface AttributeForms {
  readonly names: readonly string[];
  /** By attribute, the form in which a text is compared; missing where it is not compared as a text or holds many. */
  readonly forms: readonly (((text: string) => string) | undefined)[];
  /** Writes any value of an attribute as one text. */
  readonly whole: (index: number, value: AttributeValue) => string;
}

function attributeForms(kind: KindSchema, owned: readonly string[]): AttributeForms {
  const { names, value } = canonicalParts(kind, owned);
  const forms = names.map((name) => {
    const { cardinality = "single", compare } = kind.attributes[name] as AttributeSchema;
    return cardinality === "single" && compare !== "bits" ? canonicalText(compare) : undefined;
  });
  return { names, forms, whole: value };
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

function presence(value: AttributeValue | null | undefined | typeof unsettled): number {
  const isEmpty =
    value === undefined ||
    value === null ||
    value === "" ||
    (typeof value === "object" && value.length === 0);
  return isEmpty ? marks.empty : marks.filled;
}
