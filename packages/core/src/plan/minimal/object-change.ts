import type { ChangedAccount, Difference } from "../../diff/difference.ts";
import { kindSchema } from "../../diff/kind-comparison.ts";
import { patchAttributes } from "../../diff/patch.ts";
import { newReference } from "../../diff/resolved-account.ts";
import type { KindSchema, Schema } from "../../model/schema.ts";
import type { Attributes } from "../../model/value.ts";
import { type Slot, slotsOf, valuesOf } from "./unique-key.ts";

/** One account before and after: what it holds, takes and lets go of that others may wait for. */
export interface ObjectChange {
  readonly difference: Difference;
  /** How references name it: its `stable` key, or `new:<handle>`. */
  readonly key: string;
  readonly kind: KindSchema;
  readonly before: Attributes;
  readonly after: Attributes;
}

/** What one step takes and lets go of. */
export interface Effects {
  readonly claims: ReadonlyMap<string, Slot>;
  readonly releases: ReadonlyMap<string, Slot>;
  readonly gains: readonly Reference[];
  readonly drops: readonly Reference[];
}

/** A reference of one account to another. */
export interface Reference {
  readonly attribute: string;
  /** {@link ObjectChange.key} of the account that it leads to. */
  readonly to: string;
}

/** Works out the states before and after of one difference. */
export function objectChange(difference: Difference, schema: Schema): ObjectChange {
  const kind = kindSchema(schema, difference.account);
  if (difference.difference === "missing") {
    const key = newReference(difference.handle);
    return { difference, key, kind, before: {}, after: difference.attributes };
  }
  const { actual } = difference;
  const before = actual.attributes;
  const after = difference.difference === "surplus" ? {} : patched(difference, kind);
  return { difference, key: actual.ref.stable, kind, before, after };
}

/** Works out what a step from one state to another takes and lets go of. */
export function effects(kind: KindSchema, before: Attributes, after: Attributes): Effects {
  const [held, wanted] = [slotsOf(kind, before), slotsOf(kind, after)];
  const [pointed, points] = [referencesOf(kind, before), referencesOf(kind, after)];
  return {
    claims: without(wanted, held),
    releases: without(held, wanted),
    gains: [...without(points, pointed).values()],
    drops: [...without(pointed, points).values()],
  };
}

/** Lists the references that an account with these attributes holds, by attribute and key. */
function referencesOf(kind: KindSchema, attributes: Attributes): ReadonlyMap<string, Reference> {
  const references = new Map<string, Reference>();
  for (const attribute in attributes) {
    if (!kind.attributes[attribute]?.reference) continue;
    for (const value of valuesOf(attributes[attribute])) {
      const to = String(value);
      references.set(`${attribute}\0${to}`, { attribute, to });
    }
  }
  return references;
}

function patched(difference: ChangedAccount, kind: KindSchema): Attributes {
  return patchAttributes(difference.actual.attributes, difference.deltas, kind);
}

function without<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): Map<string, T> {
  const left = new Map<string, T>();
  for (const [key, value] of one) if (!other.has(key)) left.set(key, value);
  return left;
}
