import type { AttributeSchema, AttributeType } from "../model/schema.ts";
import type { RuleValue } from "./policy.ts";

/** Tells what is wrong with a rule's value for one attribute; `undefined` when nothing is. The value is never named. */
export type ValueCheck = (value: Exclude<RuleValue, undefined>) => string | undefined;

/** Prepares the check of the values that rules give for one attribute. */
export function checkValue(schema: AttributeSchema): ValueCheck {
  const { cardinality = "single", required, reference } = schema;
  const problemOf = scalarCheck(schema);
  return (value) => {
    if (value === null)
      return required ? "it may not be empty, the rule says it must be" : undefined;
    if (typeof value !== "object") {
      return cardinality === "single"
        ? problemOf(value)
        : `a ${cardinality} was expected, the rule gave one value`;
    }
    if (Array.isArray(value)) {
      return cardinality === "single"
        ? "one value was expected, the rule gave a list"
        : firstProblem(value, problemOf);
    }
    if ("referenceTo" in value) {
      return reference ? undefined : "the attribute is no reference, the rule refers to a person";
    }
    if (!("candidates" in value)) return `${a(schema.type)} was expected, the rule gave an object`;
    const fits = cardinality === "single" && schema.type === "string";
    return fits ? undefined : "names can be allotted to single strings only";
  };
}

function firstProblem(
  values: readonly unknown[],
  problemOf: (value: unknown) => string | undefined,
): string | undefined {
  for (const value of values) {
    const problem = problemOf(value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function scalarCheck({ type, maxLength }: AttributeSchema): (value: unknown) => string | undefined {
  const wanted = jsTypes[type];
  const limit = maxLength ?? Number.POSITIVE_INFINITY;
  return (value) => {
    if (typeof value !== wanted) {
      return `${a(type)} was expected, the rule gave ${value === null ? "null" : a(typeof value)}`;
    }
    if (typeof value === "string") {
      if (value.length > limit)
        return `at most ${limit} characters fit, the rule gave ${value.length}`;
      return shapes[type]?.test(value) === false
        ? `${a(type)} was expected, the rule gave another text`
        : undefined;
    }
    if (wanted === "number" && !Number.isFinite(value)) return "the rule gave no finite number";
    return undefined;
  };
}

const jsTypes: Readonly<Record<AttributeType, "string" | "number" | "boolean">> = {
  string: "string",
  instant: "string",
  binary: "string",
  number: "number",
  boolean: "boolean",
};

const shapes: { readonly [type in AttributeType]?: RegExp } = {
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
  binary: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
};

function a(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
