import type { EntitlementRef } from "../model/entitlement.ts";
import type { Person } from "../model/person.ts";
import type { ValueCheck } from "./check-value.ts";
import { threw, wrongValue } from "./fault.ts";
import type { Place } from "./place.ts";
import type {
  AttributeRule,
  EntitlementRule,
  PolicyContext,
  PolicyFault,
  RuleValue,
  TargetPolicy,
} from "./policy.ts";

/** What the rules of a target say of one person. When there are faults, nothing else but the label is of use. */
export interface Answers {
  label: string;
  /** One for each rule, in the order of the policy's attributes; `undefined` where nothing is said. */
  readonly values: RuleValue[];
  holds: readonly EntitlementRef[] | undefined;
  faults: PolicyFault[] | undefined;
  /** Whether a rule asked for the day or the moment; told on request. */
  dated: boolean;
}

/** What is known before the rules are asked. */
export interface Circumstances extends Pick<PolicyContext, "asOf" | "today"> {
  readonly place: Place;
  /** Whether {@link Answers.dated} has to be told, which takes longer. */
  readonly tellDated: boolean;
}

/** What rules are compiled with. */
export interface RuleOptions {
  readonly target: string;
  /** Gives the check for an attribute's values, where there is one. */
  readonly checkOf: (attribute: string) => ValueCheck | undefined;
}

/** Asks the rules of one target about one person. The answers are overwritten by the next ones. */
export type AskRules = (person: Person, known: Circumstances) => Readonly<Answers>;

const nothing: readonly EntitlementRef[] = Object.freeze([]);

/** Compiles the rules for label, attributes and entitlements. */
export function compileRules(policy: TargetPolicy, { target, checkOf }: RuleOptions): AskRules {
  const { label, entitlements } = policy;
  const rules = Object.entries(policy.attributes).map(([attribute, rule]) => ({
    ...rule,
    attribute,
    check: checkOf(attribute),
  }));
  const revoked = entitlements && nothing;
  const values: RuleValue[] = rules.map(() => undefined);
  const answers: Answers = { label: "", values, holds: undefined, faults: undefined, dated: false };

  return (person, known) => {
    const { state, assignments } = known.place;
    const { asOf, today, tellDated } = known;
    const placed = { target, assignments, primary: assignments[0], state };
    const context: PolicyContext = tellDated
      ? telling(answers, known, placed)
      : { asOf, today, ...placed };
    const asked = { person, context, answers };
    answers.faults = undefined;
    answers.dated = false;
    answers.label = person.id;
    answers.holds = state === "expired" ? undefined : revoked;
    if (label) askLabel(label, asked);
    if (state === "none" || state === "expired") {
      values.fill(undefined);
      return answers;
    }
    askValues(rules, asked);
    if (entitlements && state !== "left") askEntitlements(entitlements, asked);
    return answers;
  };
}

/** The context of a person that notes when the day or the moment is asked for. */
function telling(
  answers: Answers,
  { asOf, today }: Circumstances,
  known: Omit<PolicyContext, "asOf" | "today">,
): PolicyContext {
  return {
    get asOf() {
      answers.dated = true;
      return asOf;
    },
    get today() {
      answers.dated = true;
      return today;
    },
    ...known,
  };
}

interface Asked {
  readonly person: Person;
  readonly context: PolicyContext;
  readonly answers: Answers;
}

interface CompiledRule extends AttributeRule {
  readonly attribute: string;
  readonly check: ValueCheck | undefined;
}

function askLabel(label: NonNullable<TargetPolicy["label"]>, asked: Asked): void {
  const { person, answers } = asked;
  try {
    answers.label = label(person);
  } catch (error) {
    addFault(answers, threw(error, placeOf("label", asked)));
  }
}

function askValues(rules: readonly CompiledRule[], asked: Asked): void {
  const { person, context, answers } = asked;
  const { values } = answers;
  const left = context.state === "left";
  for (let at = 0; at < rules.length; at++) {
    const rule = rules[at] as CompiledRule;
    values[at] = undefined;
    if (left && !rule.alsoWhenLeft) continue;
    try {
      const value = rule.value(person, context);
      const problem = value === undefined ? undefined : rule.check?.(value);
      if (problem === undefined) values[at] = value;
      else addFault(answers, wrongValue(problem, attributePlace(rule, asked)));
    } catch (error) {
      addFault(answers, threw(error, attributePlace(rule, asked)));
    }
  }
}

function askEntitlements({ owns, holds }: EntitlementRule, asked: Asked): void {
  const { person, context, answers } = asked;
  try {
    const held = holds(person, context);
    answers.holds = held;
    if (!held.every((one) => owns(one))) addFault(answers, notOwned(asked));
  } catch (error) {
    addFault(answers, threw(error, placeOf("entitlements", asked)));
  }
}

/** What is granted could never be taken away again, since nothing outside of what the policy owns is touched. */
function notOwned(asked: Asked): PolicyFault {
  const problem = "holds names an entitlement that owns does not claim";
  return wrongValue(problem, placeOf("entitlements", asked));
}

function addFault(answers: Answers, fault: PolicyFault): void {
  answers.faults ??= [];
  answers.faults.push(fault);
}

function placeOf(rule: string, { person, context }: Asked) {
  return { personId: person.id, target: context.target, rule };
}

function attributePlace({ attribute }: CompiledRule, asked: Asked) {
  return { ...placeOf(`attributes.${attribute}`, asked), attribute };
}
