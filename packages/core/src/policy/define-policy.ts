import { ConnectorError } from "../errors.ts";
import type { AttributeRule, Policy, TargetPolicy } from "./policy.ts";
import { assertPolicyForm } from "./policy-form.ts";

/** A policy as it is written: the attributes of a target may be one record of rules or several, such as shared ones and one's own. */
export interface PolicyDefinition extends Omit<Policy, "targets"> {
  readonly targets: Readonly<Record<string, TargetDefinition>>;
}

/** The rules for one target as they are written. */
export interface TargetDefinition extends Omit<TargetPolicy, "attributes"> {
  readonly attributes: AttributeRules | readonly AttributeRules[];
}

/** Rules by attribute. */
export type AttributeRules = Readonly<Record<string, AttributeRule>>;

/**
 * Makes a policy, with sets of rules merged into one. Throws `invalid-options` naming every attribute that two sets define:
 * no attribute has two owners; and everything that is no rule, such as a key with a slip of the pen. What the targets can hold is checked when they are opened, see `checkPolicy`.
 *
 * @example
 * ```ts
 * import { byIdentifier, definePolicy, owned } from "@rollcall/core";
 *
 * const policy = definePolicy({
 *   name: "trust",
 *   targets: {
 *     directory: {
 *       correlate: [byIdentifier({ system: "esr-employee:431", attribute: "employeeNumber" })],
 *       attributes: { title: owned((_person, { primary }) => primary?.position.title ?? null) },
 *     },
 *   },
 * });
 * ```
 */
export function definePolicy(definition: PolicyDefinition): Policy {
  assertPolicyForm(definition);
  const faults: string[] = [];
  const targets = Object.entries(definition.targets).map(([target, rules]) => {
    const { attributes, twice } = mergeRules(rules.attributes);
    for (const name of twice)
      faults.push(`targets.${target}.attributes.${name} is defined by two rules`);
    return [target, Object.freeze({ ...rules, attributes })] as const;
  });
  if (faults.length > 0) {
    throw new ConnectorError({
      code: "invalid-options",
      message: `the policy ${definition.name} contradicts itself: ${faults.join("; ")}`,
      advice: "Leave one rule for each attribute.",
      where: { field: faults.length === 1 ? faults[0]?.split(" ")[0] : "targets" },
    });
  }
  return Object.freeze({ ...definition, targets: Object.freeze(Object.fromEntries(targets)) });
}

function mergeRules(written: TargetDefinition["attributes"]): {
  readonly attributes: AttributeRules;
  readonly twice: readonly string[];
} {
  const sets: readonly AttributeRules[] = Array.isArray(written) ? written : [written];
  const entries = sets.flatMap((rules) => Object.entries(rules));
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [name] of entries) (seen.has(name) ? twice : seen).add(name);
  return { attributes: Object.freeze(Object.fromEntries(entries)), twice: [...twice].sort() };
}
