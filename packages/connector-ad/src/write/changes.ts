import {
  type AttributeValue,
  compareValue,
  comparisonKey,
  type Scalar,
  type UpdateOperation,
} from "@rollcall/core";
import type { DialectAttribute, EnabledRule } from "../dialect/dialect.ts";
import { parseLink } from "../extended-dn.ts";
import { textOf } from "../value.ts";
import type { WireChange } from "../wire.ts";
import { type After, valuesOf } from "./after.ts";
import type { Found } from "./find.ts";
import { refusal } from "./refusal.ts";
import { replaceOnly } from "./replace-only.ts";
import { wireValue } from "./wire-value.ts";

/** Gives a reference in the form in which it is written; resolved before. */
export type ReferenceForm = (key: string) => string;

/**
 * Works out the changes of one modify that lead from an entry as it was read to what an update asks for; none when it is
 * so already. Wherever the server lets it, a change names the values that it expects to find, by deleting them: when they
 * are not there any more, the whole request is refused and nothing is lost (16, 20).
 */
export function changesOf(
  found: Found,
  { attributes: after, touched }: After,
  form: ReferenceForm,
): readonly WireChange[] {
  return touched.flatMap((name) => {
    const attribute = found.kind.attributes[name] as DialectAttribute;
    if (attribute.role !== undefined || attribute.syntax === "parent") return [];
    const one: OneAttribute = { name, attribute, found, form };
    if (isSame(one, after[name])) return [];
    if (attribute.cardinality === "set") return changesOfSet(one, after[name]);
    return changesOfWhole(one, after[name]);
  });
}

/** Works out the changes that enable or disable an account; none when it is so already. */
export function enablingChanges(
  { entry, account }: Found,
  wanted: UpdateOperation["enabled"],
  rule: EnabledRule,
): readonly WireChange[] {
  if (wanted === undefined || wanted === account.enabled) return [];
  const type = rule.attribute;
  const before = entry.attributes.get(type.toLowerCase())?.[0];
  if (rule.told === "value") {
    if (!wanted) return [{ change: "replace", type, values: [rule.disabled] }];
    return before ? [{ change: "delete", type, values: [before] }] : [];
  }
  if (!before) throw unreadable(type);
  const bits = Number(textOf(before));
  const next = wanted ? bits & ~rule.disabled : bits | rule.disabled;
  return [{ change: "replace", type, values: [String(next)] }];
}

interface OneAttribute {
  readonly name: string;
  readonly attribute: DialectAttribute;
  readonly found: Found;
  readonly form: ReferenceForm;
}

/** Letter case and the form of a number may be changed, so that single texts are the same only when they are identical. */
function isSame(
  { name, attribute, found }: OneAttribute,
  value: AttributeValue | null | undefined,
): boolean {
  const before = found.account.attributes[name];
  const isText = attribute.syntax === "text" && attribute.cardinality !== "set";
  if (isText) return JSON.stringify(before) === JSON.stringify(value ?? undefined);
  return compareValue(name, attribute)(value ?? null, before) === undefined;
}

function changesOfWhole(
  one: OneAttribute,
  value: AttributeValue | null | undefined,
): readonly WireChange[] {
  const { name: type, attribute, found } = one;
  const before = found.entry.attributes.get(type.toLowerCase()) ?? [];
  const values = valuesOf(value).map((each) => written(one, each));
  if (replaceOnly.has(type.toLowerCase()) || attribute.cardinality === "list") {
    // An expiry cannot be taken away: 0 means never.
    const none = attribute.syntax === "filetime" ? ["0"] : [];
    return [{ change: "replace", type, values: values.length > 0 ? values : none }];
  }
  const old = before.map((bytes) => asRead(attribute, bytes));
  return [
    ...(old.length > 0 ? [{ change: "delete", type, values: old } as const] : []),
    ...(values.length > 0 ? [{ change: "add", type, values } as const] : []),
  ];
}

function changesOfSet(
  one: OneAttribute,
  value: AttributeValue | null | undefined,
): readonly WireChange[] {
  const { name: type, attribute, found } = one;
  const key = (each: Scalar): string => comparisonKey(attribute, each);
  const [before, after] = [valuesOf(found.account.attributes[type]), valuesOf(value)];
  const [held, wanted] = [new Set(before.map(key)), new Set(after.map(key))];
  const gone = before.filter((each) => !wanted.has(key(each))).map((each) => written(one, each));
  const added = after.filter((each) => !held.has(key(each))).map((each) => written(one, each));
  return [
    ...(gone.length > 0 ? [{ change: "delete", type, values: gone } as const] : []),
    ...(added.length > 0 ? [{ change: "add", type, values: added } as const] : []),
  ];
}

function written({ name, attribute, form }: OneAttribute, value: Scalar): Uint8Array | string {
  return attribute.syntax === "reference"
    ? form(String(value))
    : wireValue({ name, attribute }, value);
}

/** Gives a value in the form in which the server takes it back: bytes as they came, but for a DN with its keys. */
function asRead({ syntax }: DialectAttribute, bytes: Uint8Array): Uint8Array | string {
  if (syntax !== "reference" && syntax !== "dn") return bytes;
  const { guid, dn } = parseLink(textOf(bytes));
  return guid === undefined ? dn : `<GUID=${guid}>`;
}

function unreadable(field: string): Error {
  return refusal("permission-denied", "cannot be read, and so cannot be changed", {
    field,
    rule: "unreadable",
    advice: "Let the connector's account read it.",
  });
}
