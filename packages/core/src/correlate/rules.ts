import type { Account } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import type { Scalar } from "../model/value.ts";
import type { CorrelationRule } from "./correlation-rule.ts";

/** Which identifier of a person stands in which attribute of an account. */
export interface IdentifierRule {
  /** Such as `spine-uuid`, `nhs-unique-id`, `esr-employee:431`, `ni-hash`. */
  readonly system: string;
  readonly attribute: string;
  /** Defaults to the system. */
  readonly name?: string | undefined;
  readonly normalise?: ((value: string) => string) | undefined;
}

/**
 * Makes a rule that finds the owner of an account by one kind of identifier. Rules are tried in order: put the key that is
 * least often wrong or given anew first.
 *
 * @example
 * ```ts
 * import { byIdentifier } from "@rollcall/core";
 *
 * const correlate = [
 *   byIdentifier({ system: "spine-uuid", attribute: "spineId" }),
 *   byIdentifier({ system: "nhs-unique-id", attribute: "nhsUniqueId" }),
 *   byIdentifier({ system: "esr-employee:431", attribute: "employeeNumber" }),
 *   byIdentifier({ system: "ni-hash", attribute: "niHash" }),
 * ];
 * ```
 */
export function byIdentifier({
  system,
  attribute,
  name = system,
  normalise,
}: IdentifierRule): CorrelationRule {
  const person = ({ identifiers }: Person): readonly string[] => {
    const values: string[] = [];
    for (const one of identifiers) if (one.system === system) values.push(one.value);
    return values;
  };
  return { name, attribute, person, ...(normalise && { normalise }) };
}

/** Gives the keys under which a rule knows an account: each once, and no empty one. */
export function accountKeys(rule: CorrelationRule, account: Account): readonly string[] {
  const value = account.attributes[rule.attribute];
  if (value === undefined || value === null) return none;
  if (typeof value === "object") {
    return [...new Set(value.map((one) => keyOf(rule, one)))].filter((key) => key !== "");
  }
  const key = keyOf(rule, value);
  return key === "" ? none : [key];
}

const none: readonly string[] = Object.freeze([]);

function keyOf({ normalise }: CorrelationRule, value: Scalar): string {
  return normalise ? normalise(String(value)) : String(value);
}
