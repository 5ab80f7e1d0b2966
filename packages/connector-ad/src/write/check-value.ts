import type { AttributeValue, Scalar } from "@rollcall/core";
import type { DialectAttribute } from "../dialect/dialect.ts";
import { refusal } from "./refusal.ts";

/** One attribute that is to be written. */
export interface NamedAttribute {
  readonly name: string;
  readonly attribute: DialectAttribute;
}

/**
 * Checks values against the schema before anything is sent. Throws `invalid-value` that names the attribute and the
 * rule: another type, a list where one value is held, a value that is empty or longer than the directory takes.
 */
export function checkValue({ name, attribute }: NamedAttribute, value: AttributeValue): void {
  const isList = typeof value === "object";
  const single = (attribute.cardinality ?? "single") === "single";
  if (single === isList)
    throw invalid(name, single ? "takes one value" : "takes a list", "cardinality");
  for (const scalar of isList ? value : [value]) checkScalar(name, attribute, scalar);
}

/** Throws `invalid-value` for an attribute that nobody but the server writes, or not any more. */
export function checkWritable(
  { name, attribute }: NamedAttribute,
  when: "create" | "update",
): void {
  if (attribute.readOnly || attribute.secret) {
    throw invalid(name, "belongs to the directory and is not written", "read-only");
  }
  if (attribute.writeOnce && when === "update") {
    throw invalid(name, "can be set when the account is made only", "write-once");
  }
}

function checkScalar(name: string, attribute: DialectAttribute, value: Scalar): void {
  if (!isOfType(value, attribute))
    throw invalid(name, `is not of the type ${attribute.type}`, "type");
  if (value === "") throw invalid(name, "is empty, which a directory cannot hold", "empty");
  if (typeof value === "string" && value.length > (attribute.maxLength ?? Infinity)) {
    throw invalid(name, `is longer than ${attribute.maxLength}`, "max-length");
  }
}

function isOfType(value: Scalar, { type }: DialectAttribute): boolean {
  if (type === "number") return Number.isSafeInteger(value);
  if (type === "boolean") return typeof value === "boolean";
  if (typeof value !== "string") return false;
  if (type === "instant") return instant.test(value) && !Number.isNaN(Date.parse(value));
  return (
    type !== "binary" || /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(value)
  );
}

function invalid(field: string, message: string, rule: string): Error {
  return refusal("invalid-value", message, {
    field,
    rule,
    advice:
      "Correct the policy's rule for this attribute, or the schema of the connector's option attributes.",
  });
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/;
