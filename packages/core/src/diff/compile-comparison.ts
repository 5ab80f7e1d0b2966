import type { AttributeDelta } from "../model/operation.ts";
import type { AttributeSchema, KindSchema } from "../model/schema.ts";
import type { Attributes, AttributeValue, Scalar } from "../model/value.ts";
import { canonicalScalar, scalarKey } from "./compare.ts";

/** Compares two records' attributes and gives the deltas that lead from the second to the first. */
export type CompareAttributes = (
  desired: Attributes,
  actual: Attributes,
) => readonly AttributeDelta[];

/** Compares one attribute; `undefined` when equal, otherwise its one or two deltas. */
export type CompareValue = (
  desired: AttributeValue | null,
  actual: AttributeValue | null | undefined,
) => readonly AttributeDelta[] | undefined;

const none: readonly AttributeDelta[] = Object.freeze([]);

/**
 * Compiles the comparison of the named attributes of one kind, to be used on many accounts. An attribute missing from
 * `desired` is not compared; names that the kind does not have are left out. Equal records cost no allocation.
 */
export function compileComparison(kind: KindSchema, names: readonly string[]): CompareAttributes {
  const known = names.filter((name) => Object.hasOwn(kind.attributes, name));
  const compare = new Map(
    known.map((name) => [name, compareValue(name, kind.attributes[name] as AttributeSchema)]),
  );
  return (desired, actual) => {
    let deltas: AttributeDelta[] | undefined;
    // Walking the keys of the record itself costs half of looking each name up in it.
    for (const name in desired) {
      const wanted = desired[name];
      const found = actual[name];
      if (wanted === found || wanted === undefined || isSameList(wanted, found)) continue;
      const change = compare.get(name)?.(wanted, found);
      if (change) deltas = deltas ? deltas.concat(change) : change.slice();
    }
    return deltas ? deltas.sort(byAttribute) : none;
  };
}

/** Orders deltas by their attribute, so that the order in which a record names them does not show. */
export function byAttribute(one: AttributeDelta, other: AttributeDelta): number {
  return one.attribute < other.attribute ? -1 : Number(one.attribute > other.attribute);
}

/**
 * Compiles the comparison of one attribute. Sets give what to add and what to remove, with values sorted; others
 * are replaced or cleared. `null`, a missing key and, for sets and lists, `[]` are all *no value*; `""` is a value.
 */
export function compareValue(name: string, schema: AttributeSchema): CompareValue {
  const canonical = canonicalScalar(schema.compare);
  if (schema.cardinality === "set") return compareSet(name, canonical);
  if (schema.cardinality === "list") return compareList(name, canonical);
  return (desired, actual) => {
    if (desired === null)
      return actual === null || actual === undefined ? undefined : [clear(name)];
    if (actual === null || actual === undefined) return [replace(name, desired)];
    const same =
      isList(desired) || isList(actual)
        ? isList(desired) && isList(actual) && sameForms(desired, actual, canonical)
        : canonical(desired) === canonical(actual);
    return same ? undefined : [replace(name, desired)];
  };
}

function compareList(name: string, canonical: (value: Scalar) => Scalar): CompareValue {
  return (desired, actual) => {
    const wanted = values(desired);
    if (sameForms(wanted, values(actual), canonical)) return undefined;
    return [wanted.length === 0 ? clear(name) : replace(name, wanted)];
  };
}

function sameForms(
  one: readonly Scalar[],
  other: readonly Scalar[],
  canonical: (value: Scalar) => Scalar,
): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    const value = one[at] as Scalar;
    const against = other[at] as Scalar;
    if (value !== against && canonical(value) !== canonical(against)) return false;
  }
  return true;
}

function compareSet(name: string, canonical: (value: Scalar) => Scalar): CompareValue {
  return (desired, actual) => {
    const wanted = values(desired);
    const found = values(actual);
    if (sameOrder(wanted, found)) return undefined;
    if (wanted.length === 0) return [clear(name)];
    if (isExactlySame(wanted, found)) return undefined;
    return compareForms(name, { wanted, found, canonical });
  };
}

/** Tells whether two sets have the same values as they are written, in whatever order. */
function isExactlySame(wanted: readonly Scalar[], found: readonly Scalar[]): boolean {
  if (wanted.length !== found.length) return false;
  const spare = new Set(found);
  return wanted.every((value) => spare.delete(value)) && spare.size === 0;
}

function compareForms(name: string, sets: SetsAndForm): readonly AttributeDelta[] | undefined {
  const before = byForm(sets.found, sets.canonical);
  const after = byForm(sets.wanted, sets.canonical);
  const add: Scalar[] = [];
  const remove: Scalar[] = [];
  for (const [form, value] of after) if (!before.has(form)) add.push(value);
  // Each spelling that was read, should a value stand there in more than one.
  for (const value of new Set(sets.found))
    if (!after.has(sets.canonical(value))) remove.push(value);
  return setDeltas(name, add, remove);
}

interface SetsAndForm {
  readonly wanted: readonly Scalar[];
  readonly found: readonly Scalar[];
  readonly canonical: (value: Scalar) => Scalar;
}

function setDeltas(
  attribute: string,
  add: Scalar[],
  remove: Scalar[],
): readonly AttributeDelta[] | undefined {
  const deltas: AttributeDelta[] = [];
  if (remove.length > 0) deltas.push({ attribute, change: "remove", values: remove.sort(byKey) });
  if (add.length > 0) deltas.push({ attribute, change: "add", values: add.sort(byKey) });
  return deltas.length > 0 ? deltas : undefined;
}

function byForm(
  list: readonly Scalar[],
  canonical: (value: Scalar) => Scalar,
): Map<Scalar, Scalar> {
  const forms = new Map<Scalar, Scalar>();
  for (const value of list) forms.set(canonical(value), value);
  return forms;
}

function byKey(one: Scalar, other: Scalar): number {
  const [first, second] = [scalarKey(one), scalarKey(other)];
  return first < second ? -1 : Number(first > second);
}

function sameOrder(one: readonly Scalar[], other: readonly Scalar[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** Lists of the same values in the same order are equal in whatever way they are compared. */
function isSameList(one: AttributeValue | null, other: AttributeValue | null | undefined): boolean {
  return Array.isArray(one) && Array.isArray(other) && sameOrder(one, other);
}

const empty: readonly Scalar[] = Object.freeze([]);

function values(value: AttributeValue | null | undefined): readonly Scalar[] {
  if (value === null || value === undefined) return empty;
  return isList(value) ? value : [value];
}

function isList(value: AttributeValue): value is readonly Scalar[] {
  return typeof value === "object";
}

function clear(attribute: string): AttributeDelta {
  return { attribute, change: "clear" };
}

function replace(attribute: string, value: AttributeValue): AttributeDelta {
  return { attribute, change: "replace", value };
}
