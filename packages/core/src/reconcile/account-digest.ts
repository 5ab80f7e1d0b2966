import { canonicalText } from "../diff/compare.ts";
import { canonicalParts } from "../diff/compile-canonical.ts";
import { kindSchema } from "../diff/kind-comparison.ts";
import type { Fingerprint } from "../fingerprint.ts";
import type { Account } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { AttributeSchema, KindSchema } from "../model/schema.ts";
import { isOpen, isReference, type OpenValue } from "../policy/open-value.ts";
import type { Allotment, DesiredAccount } from "../policy/policy.ts";
import type { Said } from "../policy/said.ts";
import { digestRecord, type ValueForms } from "./digest-record.ts";
import type { OpenTarget } from "./run.ts";

/**
 * Makes fingerprints of what a policy has a say in, of an account and of what it should be: equal ones mean that nothing
 * is to be done, and unequal ones prove nothing. Each result is overwritten by the next one.
 */
export interface AccountDigest {
  ofAccount(account: Account): Readonly<Fingerprint>;
  /** Whether the account of the last {@link ofAccount} holds entitlements in which the policy has a say. */
  heldOwned(): boolean;
  /** `undefined` when only a comparison with the account can tell. */
  ofSaid(said: Wanted, answers: Answers): Readonly<Fingerprint> | undefined;
  /** The same, of an account that was made of what was said, and in which nothing is left open. */
  ofDesired(desired: DesiredAccount): Readonly<Fingerprint> | undefined;
}

/** The part of what a policy says that a fingerprint is made of. */
export type Wanted = Pick<Said, "presence" | "enabled" | "values" | "holds">;

/** Answers what a rule leaves open, as far as that is known without looking anything up. */
export interface Answers {
  /** Gives the stable key of a person's account. */
  readonly accountOf: (personId: string) => string | undefined;
  /** Gives the name that the person has, and may keep. */
  readonly nameOf: (attribute: string, allotment: Allotment) => string | undefined;
}

const unanswered: Answers = { accountOf: () => undefined, nameOf: () => undefined };

const none: readonly EntitlementRef[] = Object.freeze([]);

/** Prepares the fingerprints of one target's accounts. The seed is kept with the store. */
export function accountDigest({ policy, schema, kind }: OpenTarget, seed: string): AccountDigest {
  const rules = Object.keys(policy.attributes);
  const ofMode = (mode: string): readonly string[] =>
    rules.filter((name) => policy.attributes[name]?.mode === mode);
  const filled = ofMode("fill");
  const { names, forms, whole } = attributeForms(kindSchema(schema, kind), ofMode("owned"));
  const placeOf = (name: string): number => rules.indexOf(name);
  const [places, filledPlaces] = [names.map(placeOf), filled.map(placeOf)];
  const owns = policy.entitlements?.owns;
  const record = digestRecord(seed, { forms, whole, most: rules.length });
  const { held } = record;
  function ofSaid(
    { presence: wanted, enabled, values, holds = none }: Wanted,
    answers: Answers,
  ): Readonly<Fingerprint> | undefined {
    if (wanted !== "present" || enabled === undefined) return undefined;
    record.begin();
    for (let index = 0; index < places.length; index++) {
      const said = values[places[index] as number];
      const value = isOpen(said) ? answerTo(said, names[index] as string, answers) : said;
      if (isOpen(value)) return undefined;
      record.value(index, value);
    }
    for (const one of holds) held.add(one);
    record.rest(enabled);
    for (const place of filledPlaces) record.filled(values[place]);
    return record.end();
  }

  return {
    heldOwned: () => held.count() > 0,
    ofAccount({ attributes, entitlements, enabled }) {
      record.begin();
      for (let index = 0; index < names.length; index++) {
        record.value(index, attributes[names[index] as string]);
      }
      if (owns) for (const one of entitlements) if (!one.fixed && owns(one)) held.add(one);
      record.rest(enabled);
      for (const name of filled) record.filled(attributes[name]);
      return record.end();
    },
    ofSaid,
    ofDesired({ presence, enabled, attributes, entitlements }) {
      const values = rules.map((name) => attributes[name]?.value);
      return ofSaid({ presence, enabled, values, holds: entitlements?.holds }, unanswered);
    },
  };
}

interface AttributeForms extends ValueForms {
  readonly names: readonly string[];
}

function attributeForms(kind: KindSchema, owned: readonly string[]): AttributeForms {
  const { names, value } = canonicalParts(kind, owned);
  const forms = names.map((name) => {
    const { cardinality = "single", compare } = kind.attributes[name] as AttributeSchema;
    return cardinality === "single" && compare !== "bits" ? canonicalText(compare) : undefined;
  });
  return { names, forms, whole: value };
}

/** Gives the value back when there is no answer. */
function answerTo(
  value: OpenValue,
  attribute: string,
  { accountOf, nameOf }: Answers,
): string | OpenValue {
  const answer = isReference(value) ? accountOf(value.referenceTo) : nameOf(attribute, value);
  return answer ?? value;
}
