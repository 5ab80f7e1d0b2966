import type {
  AttributeDelta,
  AttributeSchema,
  Attributes,
  KindSchema,
  Scalar,
} from "@rollcall/core";
import { refusal } from "./refusal.ts";

interface Named {
  readonly name: string;
  readonly attribute: AttributeSchema;
}

/**
 * Checks the deltas of an update against the schema before anything is read. Throws `unknown-attribute`, or
 * `invalid-value` with the attribute and the rule that it breaks.
 */
export function checkDeltas(kind: KindSchema, deltas: readonly AttributeDelta[]): void {
  for (const delta of deltas) {
    const named = namedOf(kind, delta.attribute);
    checkWritable(named, "update");
    if (delta.change === "clear") checkClearable(named);
    else if (delta.change === "replace") checkValue(named, delta.value);
    else if (named.attribute.cardinality === "set") checkValue(named, delta.values);
    else throw invalid(delta.attribute, "cannot be added to or taken from", "cardinality");
  }
}

/** Checks the attributes of a new account, in the same way. `null` and empty sets are no values. */
export function checkAttributes(kind: KindSchema, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const named = namedOf(kind, name);
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    checkWritable(named, "create");
    checkValue(named, value);
  }
}

function namedOf(kind: KindSchema, name: string): Named {
  const attribute = Object.hasOwn(kind.attributes, name) ? kind.attributes[name] : undefined;
  if (attribute) return { name, attribute };
  throw refusal("unknown-attribute", "the connector knows no such attribute", {
    field: name,
    rule: "known",
    advice: "Correct the policy, or name the attribute in the connector's option attributes.",
  });
}

function checkWritable({ name, attribute }: Named, when: "create" | "update"): void {
  if (attribute.readOnly || attribute.secret) {
    throw invalid(name, "belongs to the directory and is not written", "read-only");
  }
  if (attribute.writeOnce && when === "update") {
    throw invalid(name, "can be set when the account is made only", "write-once");
  }
}

function checkClearable({ name, attribute }: Named): void {
  if (attribute.required) throw invalid(name, "is what no account can be without", "required");
}

function checkValue({ name, attribute }: Named, value: Scalar | readonly Scalar[]): void {
  const isList = typeof value === "object";
  if (isList === ((attribute.cardinality ?? "single") === "single")) {
    throw invalid(name, isList ? "takes one value" : "takes a list", "cardinality");
  }
  for (const scalar of isList ? value : [value]) checkScalar({ name, attribute }, scalar);
}

function checkScalar({ name, attribute }: Named, value: Scalar): void {
  if (!isOfType(value, attribute)) {
    throw invalid(name, `is not of the type ${attribute.type}`, "type");
  }
  if (value === "") throw invalid(name, "is empty, which Graph does not keep", "empty");
  if (typeof value === "string" && value.length > (attribute.maxLength ?? Infinity)) {
    throw invalid(name, `is longer than ${attribute.maxLength}`, "max-length");
  }
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form && !form.as.test(String(value))) throw invalid(name, form.message, form.rule);
}

function isOfType(value: Scalar, { type }: AttributeSchema): boolean {
  if (type === "number") return Number.isSafeInteger(value);
  if (type === "boolean") return typeof value === "boolean";
  if (typeof value !== "string") return false;
  return type !== "instant" || (instant.test(value) && !Number.isNaN(Date.parse(value)));
}

/** A full date and time in UTC: Graph refuses a date alone for employeeLeaveDateTime. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/;

/** What Graph asks of some values beyond their type (Microsoft's reference of the user). */
const forms: Readonly<
  Record<string, { readonly as: RegExp; readonly message: string; readonly rule: string }>
> = {
  userPrincipalName: {
    as: /^[A-Za-z0-9'.\-_!#^~]+@[^@\s]+$/,
    message: "may have letters without accents, digits and ' . - _ ! # ^ ~ before its @",
    rule: "principal-name",
  },
  usageLocation: {
    as: /^[A-Za-z]{2}$/,
    message: "is not a country's two letters",
    rule: "country",
  },
  onPremisesImmutableId: {
    as: /^[^$_]*$/,
    message: "may have no $ and no _",
    rule: "immutable-id",
  },
  status: {
    as: /^Active(?: \(Leaver\))?$/,
    message: "is written as Active or Active (Leaver) alone; the rest is the portal's to say",
    rule: "status",
  },
};

function invalid(field: string, message: string, rule: string): Error {
  return refusal("invalid-value", message, {
    field,
    rule,
    advice: "Correct the policy's rule for this attribute.",
  });
}
