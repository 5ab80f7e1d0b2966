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

type ValueText = (value: AttributeValue) => string;

// What stands before a value, so that no value can be read as another or run into the next. Higher codes are lengths.
const absent = "\u0000";
const marks = { yes: "\u0001", no: "\u0002", number: "\u0003", list: "\u0004", set: "\u0005" };
const longMark = "\u0006";
const firstLength = 0x10;
// From 0xD800 on, a code unit alone is no character and would be lost when the text is encoded.
const longest = 0xd000;

/**
 * Compiles the canonical text of the named attributes of one kind. Two accounts have the same text exactly when they
 * are equal under the schema, so that hashes of it tell whether anything has to be looked at. Names that the kind does
 * not have are left out; texts are comparable only when they were made for the same names in the same order.
 */
export function compileCanonical(kind: KindSchema, names: readonly string[]): CanonicalText {
  const known = names.filter((name) => Object.hasOwn(kind.attributes, name));
  const schemas = known.map((name) => kind.attributes[name] as AttributeSchema);
  const plain = schemas.map(isPlain);
  const writers = schemas.map(valueText);
  return (attributes, enabled, entitlements) => {
    let text = "";
    for (let index = 0; index < known.length; index++) {
      const value = attributes[known[index] as string];
      if (value === undefined || value === null) text += absent;
      else if (typeof value === "string" && plain[index]) text += lengthMark(value) + value;
      else text += (writers[index] as ValueText)(value);
    }
    if (enabled !== undefined) text += enabled ? marks.yes : marks.no;
    if (entitlements !== undefined) text += sorted(entitlements.map(entitlementText));
    return text;
  };
}

function isPlain(schema: AttributeSchema): boolean {
  const single = schema.cardinality === undefined || schema.cardinality === "single";
  return single && (schema.compare === undefined || schema.compare === "exact");
}

function valueText(schema: AttributeSchema): ValueText {
  const canonical = canonicalScalar(schema.compare);
  const scalar = schema.compare === undefined || schema.compare === "exact" ? writeScalar : write;
  if (schema.cardinality === "set") return (value) => setText(value, scalar);
  if (schema.cardinality === "list") return (value) => listText(value, scalar);
  return (value) => (typeof value === "object" ? listText(value, scalar) : scalar(value));

  function write(value: Scalar): string {
    return writeScalar(canonical(value));
  }
}

function lengthMark(text: string): string {
  const { length } = text;
  if (length < longest) return String.fromCharCode(length + firstLength);
  return `${longMark}${length};`;
}

function writeScalar(value: Scalar): string {
  if (typeof value === "string") return lengthMark(value) + value;
  if (typeof value === "number") return `${marks.number}${value};`;
  return value ? marks.yes : marks.no;
}

function entitlementText(entitlement: EntitlementRef): string {
  return writeScalar(entitlementKey(entitlement));
}

function listText(value: AttributeValue, scalar: (value: Scalar) => string): string {
  if (typeof value !== "object") return `${marks.list}${scalar(value)}${marks.list}`;
  if (value.length === 0) return absent;
  let text = marks.list;
  for (const item of value) text += scalar(item);
  return text + marks.list;
}

function setText(value: AttributeValue, scalar: (value: Scalar) => string): string {
  if (typeof value !== "object") return sorted([scalar(value)]);
  const texts: string[] = [];
  for (const item of value) texts.push(scalar(item));
  return sorted(texts);
}

/** Sorts in place by insertion: sets are short, and as a rule come in the order of the last time. */
function sorted(texts: string[]): string {
  if (texts.length === 0) return absent;
  if (texts.length > 32) texts.sort();
  else insertionSort(texts);
  let text = marks.set;
  let last: string | undefined;
  for (const item of texts) {
    if (item !== last) text += item;
    last = item;
  }
  return text + marks.set;
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
