import type { Person } from "../model/person.ts";
import type { ValueCheck } from "./check-value.ts";
import { threw, wrongValue } from "./fault.ts";
import type {
  AttributeMode,
  AttributeRule,
  DesiredAttribute,
  DesiredEntitlements,
  PolicyContext,
  PolicyFault,
  Standing,
  TargetPolicy,
} from "./policy.ts";

/** What the rules of a target say of one person. When there are faults, nothing else but the label is of use. */
export interface Said {
  readonly label: string;
  readonly attributes: Readonly<Record<string, DesiredAttribute>>;
  readonly entitlements: DesiredEntitlements | undefined;
  readonly faults: readonly PolicyFault[] | undefined;
}

/** What is known before the rules are asked. */
export interface Circumstances extends Pick<PolicyContext, "asOf" | "today" | "target"> {
  readonly standing: Standing;
}

/** What rules are compiled with. */
export interface RuleOptions {
  readonly target: string;
  /** Gives the check for an attribute's values, where there is one. */
  readonly checkOf: (attribute: string) => ValueCheck | undefined;
}

interface CompiledRule {
  readonly attribute: string;
  readonly mode: AttributeMode;
  readonly value: AttributeRule["value"];
  readonly check: ValueCheck | undefined;
}

/** Compiles the rules for label, attributes and entitlements. */
export function compileRules(
  policy: TargetPolicy,
  { target, checkOf }: RuleOptions,
): (person: Person, known: Circumstances) => Said {
  const { entitlements } = policy;
  const all = Object.entries(policy.attributes).map(
    ([attribute, { mode, value, alsoWhenLeft }]) => ({
      attribute,
      mode,
      value,
      alsoWhenLeft,
      check: checkOf(attribute),
    }),
  );
  const ofLeavers = all.filter((rule) => rule.alsoWhenLeft);
  const revoked = entitlements && { owns: entitlements.owns, holds: [] };
  const { label: labelRule } = policy;

  return (person, { asOf, today, standing }) => {
    const { state, assignments } = standing;
    const context = { asOf, today, target, assignments, primary: assignments[0], state };
    const faults: PolicyFault[] = [];
    const ask = <T>(rule: string, answer: () => T, otherwise: T): T => {
      try {
        return answer();
      } catch (error) {
        faults.push(threw(error, { personId: person.id, target, rule }));
        return otherwise;
      }
    };
    const label = labelRule ? ask("label", () => labelRule(person), person.id) : person.id;
    if (state === "none" || state === "expired") {
      const none = state === "none" ? revoked : undefined;
      return { label, attributes: {}, entitlements: none, faults: some(faults) };
    }
    const left = state === "left";
    const attributes = valuesOf(left ? ofLeavers : all, { person, context, faults });
    const held =
      left || !entitlements
        ? revoked
        : ask(
            "entitlements",
            () => ({ owns: entitlements.owns, holds: entitlements.holds(person, context) }),
            revoked,
          );
    if (held && !held.holds.every(held.owns)) faults.push(notOwned({ person, context, faults }));
    return { label, attributes, entitlements: held, faults: some(faults) };
  };
}

interface Asked {
  readonly person: Person;
  readonly context: PolicyContext;
  readonly faults: PolicyFault[];
}

function valuesOf(rules: readonly CompiledRule[], asked: Asked): Said["attributes"] {
  const { person, context, faults } = asked;
  const attributes: Record<string, DesiredAttribute> = {};
  for (const { attribute, mode, value: rule, check } of rules) {
    try {
      const value = rule(person, context);
      if (value === undefined) continue;
      const problem = check?.(value);
      if (problem === undefined) attributes[attribute] = { mode, value };
      else faults.push(wrongValue(problem, placeOf(attribute, asked)));
    } catch (error) {
      faults.push(threw(error, placeOf(attribute, asked)));
    }
  }
  return attributes;
}

/** What is granted could never be taken away again, since nothing outside of what the policy owns is touched. */
function notOwned({ person, context }: Asked): PolicyFault {
  const place = { personId: person.id, target: context.target, rule: "entitlements" };
  return wrongValue("holds names an entitlement that owns does not claim", place);
}

function placeOf(attribute: string, { person, context }: Asked) {
  return {
    personId: person.id,
    target: context.target,
    rule: `attributes.${attribute}`,
    attribute,
  };
}

function some(faults: readonly PolicyFault[]): readonly PolicyFault[] | undefined {
  return faults.length > 0 ? faults : undefined;
}
