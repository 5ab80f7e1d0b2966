import type { EntitlementRef } from "../model/entitlement.ts";
import type { AttributeSchema, KindSchema } from "../model/schema.ts";
import type { Attributes, AttributeValue, Scalar } from "../model/value.ts";
import { canonicalScalar } from "./compare.ts";

/** Writes what is compared of one account as one text. `enabled` and `entitlements` count when they are given. */
export type CanonicalText = (
  attributes: Attributes,
  enabled?: boolean,
  entitlements?: readonly EntitlementRef[],
) => string;

/** Writes the parts of a {@link CanonicalText} one by one, for what is no account yet. */
export interface CanonicalParts {
  /** The names that count, in their order. */
  readonly names: readonly string[];
  /** Writes the value of the name at `index`. */
  value(index: number, value: AttributeValue | null | undefined): string;
  /** Writes what comes after the last value. */
  rest(enabled?: boolean, entitlements?: readonly EntitlementRef[]): string;
}

type ValueText = (value: AttributeValue) => string;

// What stands before a value, so that no value can be read as another or run into the next. Higher codes are lengths.
const absent = "\u0000";
const marks = { yes: "\u0001", no: "\u0002", number: "\u0003", list: "\u0004", set: "\u0005" };
const longMark = "\u0006";
const firstLength = 0x10;
// From 0xD800 on, a code unit alone is no character and would be lost when the text is encoded.
const longest = 0xd000;
// Sets larger than this are left to the sort of the language.
const fewItems = 32;

/**
 * Compiles the canonical text of the named attributes of one kind. Two accounts have the same text exactly when they
 * are equal under the schema, so that hashes of it tell whether anything has to be looked at. Names that the kind does
 * not have are left out; texts are comparable only when they were made for the same names in the same order.
 */
export function compileCanonical(kind: KindSchema, names: readonly string[]): CanonicalText {
  const parts = canonicalParts(kind, names);
  return (attributes, enabled, entitlements) => {
    let text = "";
    for (let index = 0; index < parts.names.length; index++) {
      text += parts.value(index, attributes[parts.names[index] as string]);
    }
    return text + parts.rest(enabled, entitlements);
  };
}

/** Compiles the parts of {@link compileCanonical}'s text. */
export function canonicalParts(kind: KindSchema, names: readonly string[]): CanonicalParts {
  const known = names.filter((name) => Object.hasOwn(kind.attributes, name));
  const schemas = known.map((name) => kind.attributes[name] as AttributeSchema);
  const plain = schemas.map(isPlain);
  const writers = schemas.map(valueText);
  return {
    names: known,
    value(index, value) {
      if (value === undefined || value === null) return absent;
      if (typeof value === "string" && plain[index]) return lengthMark(value) + value;
      return (writers[index] as ValueText)(value);
    },
    rest(enabled, entitlements) {
      const access = enabled === undefined ? "" : enabled ? marks.yes : marks.no;
      return entitlements === undefined ? access : access + entitlementsText(entitlements);
    },
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

/** Writes each kind once and the ids under it, in order. */
function entitlementsText(entitlements: readonly EntitlementRef[]): string {
  if (entitlements.length === 0) return absent;
  let text = marks.set;
  let last: EntitlementRef | undefined;
  for (const one of inOrder(entitlements)) {
    const { kind, id } = one;
    const isNewKind = kind !== last?.kind;
    if (isNewKind) text += marks.list + lengthMark(kind) + kind;
    if (isNewKind || id !== last?.id) text += lengthMark(id) + id;
    last = one;
  }
  return text + marks.set;
}

function inOrder(entitlements: readonly EntitlementRef[]): readonly EntitlementRef[] {
  if (entitlements.length > fewItems) return entitlements.toSorted(byKindAndId);
  const sorted = entitlements.slice();
  insertionSort(sorted, byKindAndId);
  return sorted;
}

function byKindAndId(one: EntitlementRef, other: EntitlementRef): number {
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id !== other.id);
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

function sorted(texts: string[]): string {
  if (texts.length === 0) return absent;
  if (texts.length > fewItems) texts.sort();
  else insertionSort(texts, byUnits);
  let text = marks.set;
  let last: string | undefined;
  for (const item of texts) {
    if (item !== last) text += item;
    last = item;
  }
  return text + marks.set;
}

function byUnits(one: string, other: string): number {
  return one < other ? -1 : Number(one !== other);
}

/** Sorts in place by insertion: sets are short, and as a rule come in the order of the last time. */
function insertionSort<T>(items: T[], order: (one: T, other: T) => number): void {
  for (let at = 1; at < items.length; at++) {
    const item = items[at] as T;
    let to = at - 1;
    while (to >= 0 && order(items[to] as T, item) > 0) {
      items[to + 1] = items[to] as T;
      to--;
    }
    items[to + 1] = item;
  }
}
