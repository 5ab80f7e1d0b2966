import {
  type AttributeDelta,
  type Attributes,
  type AttributeValue,
  patch,
  type Scalar,
} from "@rollcall/core";
import type { DialectKind } from "../dialect/dialect.ts";
import { checkValue, checkWritable } from "./check-value.ts";
import type { Found } from "./find.ts";
import { refusal } from "./refusal.ts";

/** The attributes of a record as an update leaves them. */
export interface After {
  readonly attributes: Attributes;
  /** Names of those that the update is about, each once. */
  readonly touched: readonly string[];
}

/** Works out what the deltas of an update lead to. */
export function afterDeltas(found: Found, deltas: readonly AttributeDelta[]): After {
  const { attributes } = patch(found.account, { deltas }, found.kind);
  return { attributes, touched: [...new Set(deltas.map(({ attribute }) => attribute))] };
}

/**
 * Checks the deltas of an update against the schema before anything is read. Throws `unknown-attribute`, or
 * `invalid-value` with the attribute and the rule that it breaks.
 */
export function checkDeltas(kind: DialectKind, deltas: readonly AttributeDelta[]): void {
  for (const delta of deltas) {
    const named = attributeOf(kind, delta.attribute);
    checkWritable(named, "update");
    if (delta.change === "clear") checkClearable(named.attribute.required, delta.attribute);
    else if (delta.change === "replace") {
      if (valuesOf(delta.value).length === 0)
        checkClearable(named.attribute.required, delta.attribute);
      checkValue(named, delta.value);
    } else if (named.attribute.cardinality !== "set") throw notASet(delta.attribute);
    else checkValue(named, delta.values);
  }
}

/** Checks the attributes of a new record, in the same way. `null` and empty sets are no values. */
export function checkAttributes(kind: DialectKind, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const named = attributeOf(kind, name);
    if (valuesOf(value).length === 0 || value === null) continue;
    checkWritable(named, "create");
    checkValue(named, value);
  }
  for (const [name, { required }] of Object.entries(kind.attributes)) {
    if (valuesOf(attributes[name]).length === 0) checkClearable(required, name);
  }
}

/** Gives the values of an attribute as a list. */
export function valuesOf(value: AttributeValue | null | undefined): readonly Scalar[] {
  if (value === null || value === undefined) return [];
  return typeof value === "object" ? value : [value];
}

function attributeOf(kind: DialectKind, name: string): Parameters<typeof checkValue>[0] {
  const attribute = Object.hasOwn(kind.attributes, name) ? kind.attributes[name] : undefined;
  if (attribute) return { name, attribute };
  throw refusal("unknown-attribute", "the connector knows no such attribute", {
    field: name,
    rule: "known",
    advice:
      "Correct the policy, or name the attribute and its schema in the connector's option attributes.",
  });
}

function checkClearable(required: boolean | undefined, field: string): void {
  if (!required) return;
  throw refusal("invalid-value", "a record cannot be without it", {
    field,
    rule: "required",
    advice: "Give it a value in the policy.",
  });
}

function notASet(field: string): Error {
  return refusal("invalid-value", "only a set can be added to or taken from", {
    field,
    rule: "cardinality",
    advice: "Replace the value instead.",
  });
}
