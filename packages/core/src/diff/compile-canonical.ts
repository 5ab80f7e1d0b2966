import { type EntitlementRef, entitlementKey } from "../model/entitlement.ts";
import type { AttributeSchema, KindSchema } from "../model/schema.ts";
import type { Attributes, AttributeValue, Scalar } from "../model/value.ts";
import { canonicalScalar } from "./compare.ts";

/** Writes what is compared of one account as one text. `enabled` and `entitlements` count when they are given. */
export type CanonicalText = (
  attributes: Attributes,
  enabled?: boolean,
  entitlements?: readonly EntitlementRef[],
) => string;

/** Writes one value, with its length before it where it could run into the next. */
type ValueText = (value: AttributeValue) => string;

/**
 * Compiles the canonical text of the named attributes of one kind. Two accounts have the same text exactly when they
 * are equal under the schema, so that hashes of it tell whether anything has to be looked at. Names that the kind does
 * not have are left out; texts are comparable only when they were made for the same names in the same order.
 */
export function compileCanonical(kind: KindSchema, names: readonly string[]): CanonicalText {
  const known = names.filter((name) => Object.hasOwn(kind.attributes, name));
  const writers = known.map((name) => valueText(kind.attributes[name] as AttributeSchema));
  return (attributes, enabled, entitlements) => {
    let text = "";
    for (let index = 0; index < known.length; index++) {
      const value = attributes[known[index] as string];
      if (value === undefined || value === null) text += "-";
      else text += (writers[index] as ValueText)(value);
    }
    if (enabled !== undefined) text += enabled ? "E" : "D";
    if (entitlements !== undefined) text += sorted(entitlements.map(entitlementText));
    return text;
  };
}

function valueText(schema: AttributeSchema): ValueText {
  const canonical = canonicalScalar(schema.compare);
  const scalar = schema.compare === undefined || schema.compare === "exact" ? writeScalar : write;
  if (schema.cardinality === "set") return (value) => setText(value, scalar);
  if (schema.cardinality === "list") return (value) => listText(value, scalar);
  return (value) => (typeof value === "object" ? `[${listText(value, scalar)}` : scalar(value));

  function write(value: Scalar): string {
    return writeScalar(canonical(value));
  }
}

function writeScalar(value: Scalar): string {
  if (typeof value === "string") return `${value.length}:${value}`;
  if (typeof value === "number") return `n${value};`;
  return value ? "t" : "f";
}

function entitlementText(entitlement: EntitlementRef): string {
  return writeScalar(entitlementKey(entitlement));
}

function listText(value: AttributeValue, scalar: (value: Scalar) => string): string {
  if (typeof value !== "object") return `(${scalar(value)})`;
  if (value.length === 0) return "-";
  let text = "(";
  for (const item of value) text += scalar(item);
  return `${text})`;
}

function setText(value: AttributeValue, scalar: (value: Scalar) => string): string {
  if (typeof value !== "object") return `(${scalar(value)})`;
  return sorted(value.map(scalar));
}

/** Sorts in place by insertion: sets are short, and as a rule come in the order of the last time. */
function sorted(texts: string[]): string {
  if (texts.length > 32) texts.sort();
  else insertionSort(texts);
  let text = "(";
  let last: string | undefined;
  for (const item of texts) {
    if (item !== last) text += item;
    last = item;
  }
  return last === undefined ? "-" : `${text})`;
}

function insertionSort(texts: string[]): void {
  for (let at = 1; at < texts.length; at++) {
    const text = texts[at] as string;
    let to = at - 1;
    while (to >= 0 && (texts[to] as string) > text) {
      texts[to + 1] = texts[to] as string;
      to--;
    }
    texts[to + 1] = text;
  }
}
