import type { AttributeSchema, AttributeValue, Scalar } from "@rollcall/core";

/** Gives the values of an attribute as a list; none when it is missing, `null` or empty. */
export function valuesOf(value: AttributeValue | null | undefined): readonly Scalar[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** Tells a list of values from a single one. */
export function isList(value: AttributeValue): value is readonly Scalar[] {
  return Array.isArray(value);
}

/** Writes a value so that two values are equal for `schema` exactly when their texts are. */
export function canonicalScalar(value: Scalar, schema: AttributeSchema): string {
  if (typeof value !== "string") return `${typeof value}:${value}`;
  switch (schema.compare) {
    case "ignore-case":
      return value.toLowerCase();
    case "dn":
      return canonicalName(value);
    case "instant":
      return String(Date.parse(value));
    case "e164":
      return canonicalTelephone(value);
    default:
      return value;
  }
}

/** Tells whether two attribute values are equal for `schema`; sets in any order, lists in the same. */
export function sameValue(
  left: AttributeValue | null | undefined,
  right: AttributeValue | null | undefined,
  schema: AttributeSchema,
): boolean {
  const write = (value: AttributeValue | null | undefined): string => {
    const texts = valuesOf(value).map((item) => canonicalScalar(item, schema));
    return JSON.stringify(schema.cardinality === "set" ? [...new Set(texts)].sort() : texts);
  };
  return write(left) === write(right);
}

function canonicalName(name: string): string {
  return name
    .toLowerCase()
    .split(/(?<!\\),/)
    .map((part) => part.trim().replace(/\s*=\s*/, "="))
    .join(",");
}

function canonicalTelephone(number: string): string {
  const digits = number
    .replace("(0)", "")
    .replace(/[\s().\-/]/g, "")
    .toLowerCase();
  const country = digits.replace(/^00/, "+").replace(/^0/, "+44");
  return country.replace(/^\+440/, "+44");
}
