import type { AttributeRule } from "./policy.ts";

/** What a rule says; see {@link AttributeRule.value}. */
export type RuleFunction = AttributeRule["value"];

/** How a rule is applied. */
export type RuleOptions = Pick<AttributeRule, "alsoWhenLeft">;

/** Makes a rule by which the source is always right: the attribute is changed whenever it differs. */
export function owned(value: RuleFunction, options: RuleOptions = {}): AttributeRule {
  return { mode: "owned", value, ...options };
}

/** Makes a rule that sets the attribute when the account is made, and never touches it again. */
export function initial(value: RuleFunction): AttributeRule {
  return { mode: "initial", value };
}

/** Makes a rule that sets the attribute while it is empty, and leaves alone what anybody has put there. */
export function fill(value: RuleFunction, options: RuleOptions = {}): AttributeRule {
  return { mode: "fill", value, ...options };
}
