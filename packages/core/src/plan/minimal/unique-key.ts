import { comparisonKey } from "../../diff/compare.ts";
import type { AttributeSchema, KindSchema } from "../../model/schema.ts";
import type { Attributes, AttributeValue, Scalar } from "../../model/value.ts";

/**
 * Who holds, in the target now, each unique value that a difference asks for: by attribute name, by
 * {@link uniqueKey}, the `stable` key of the account.
 */
export type Holders = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A unique value of a target that one account at a time can hold. */
export interface Slot {
  readonly attribute: string;
  /** The attribute that it is unique within, when it is not so in the whole target. */
  readonly within?: string | undefined;
  /** {@link uniqueKey}. */
  readonly key: string;
}

/**
 * Writes a value of a unique attribute as a text that is the same for values that may not stand side by side. Where
 * the schema says `{ within }`, the value of that other attribute of the same account is part of it.
 */
export function uniqueKey(
  kind: KindSchema,
  attribute: string,
  account: { readonly value: Scalar; readonly attributes: Attributes },
): string {
  const schema = kind.attributes[attribute] as AttributeSchema;
  const key = comparisonKey(schema, account.value);
  const within = typeof schema.unique === "object" ? schema.unique.within : undefined;
  const around = within === undefined ? undefined : kind.attributes[within];
  if (within === undefined || !around) return key;
  const place = valuesOf(account.attributes[within]).map((one) => comparisonKey(around, one));
  return JSON.stringify([...place.sort(), key]);
}

/** Lists the unique values that an account with these attributes holds, by slot name: attribute and key. */
export function slotsOf(kind: KindSchema, attributes: Attributes): ReadonlyMap<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const attribute of uniqueAttributes(kind)) {
    const unique = kind.attributes[attribute]?.unique;
    const within = typeof unique === "object" ? unique.within : undefined;
    for (const value of valuesOf(attributes[attribute])) {
      const key = uniqueKey(kind, attribute, { value, attributes });
      slots.set(`${attribute}\0${key}`, { attribute, within, key });
    }
  }
  return slots;
}

/** Lists the values of an attribute, none when it has none. */
export function valuesOf(value: AttributeValue | null | undefined): readonly Scalar[] {
  if (value === null || value === undefined) return [];
  return typeof value === "object" ? value : [value];
}

const byKind = new WeakMap<KindSchema, readonly string[]>();

function uniqueAttributes(kind: KindSchema): readonly string[] {
  const known = byKind.get(kind);
  if (known) return known;
  const names = Object.keys(kind.attributes).filter((name) => kind.attributes[name]?.unique);
  byKind.set(kind, names);
  return names;
}
