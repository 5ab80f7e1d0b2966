import type {
  AttributeDelta,
  AttributeSchema,
  Attributes,
  AttributeValue,
  EntitlementRef,
  KindSchema,
  Scalar,
} from "@rollcall/core";
import { entitlementKey } from "@rollcall/core";
import { canonicalScalar, isList, sameValue, valuesOf } from "./canonical.ts";
import { refusal } from "./refusal.ts";

/** How a target stores what it is given. */
export interface Storing {
  readonly kind: KindSchema | undefined;
  readonly normalise: (attribute: string, value: Scalar) => Scalar;
}

/** Works out the attributes after `deltas`. Throws when a delta does not fit its attribute. */
export function patchAttributes(
  attributes: Attributes,
  deltas: readonly AttributeDelta[],
  storing: Storing,
): Attributes {
  const next: Record<string, AttributeValue | null> = { ...attributes };
  for (const delta of deltas) {
    const schema = schemaOf(storing, delta.attribute);
    const value = patched(next[delta.attribute], delta, schema);
    if (value === undefined) delete next[delta.attribute];
    else if (!sameAsHeld(next[delta.attribute], value, schema)) {
      next[delta.attribute] = stored(delta.attribute, value, storing);
    }
  }
  return next;
}

/** Works out the attributes of a new account: `null` and empty sets are not kept. */
export function newAttributes(given: Attributes, storing: Storing): Attributes {
  const deltas: AttributeDelta[] = [];
  for (const [attribute, value] of Object.entries(given)) {
    schemaOf(storing, attribute);
    if (value !== null) deltas.push({ attribute, change: "replace", value });
  }
  return patchAttributes({}, deltas, storing);
}

/** Works out what is held after a grant and a revoke; the order of what stays does not change. */
export function patchEntitlements(
  held: readonly EntitlementRef[],
  grant: readonly EntitlementRef[],
  revoke: readonly EntitlementRef[],
): readonly EntitlementRef[] {
  const gone = new Set(revoke.map(entitlementKey));
  const kept = held.filter((one) => !gone.has(entitlementKey(one)));
  const keys = new Set(kept.map(entitlementKey));
  for (const one of grant) {
    if (keys.has(entitlementKey(one))) continue;
    keys.add(entitlementKey(one));
    kept.push({ kind: one.kind, id: one.id });
  }
  const same = kept.length === held.length && kept.every((one, at) => one === held[at]);
  return same ? held : kept;
}

function schemaOf(storing: Storing, attribute: string): AttributeSchema {
  const known = storing.kind?.attributes ?? {};
  const schema = Object.hasOwn(known, attribute) ? known[attribute] : undefined;
  if (schema) return schema;
  throw refusal("unknown-attribute", "the schema has no such attribute", { field: attribute });
}

function patched(
  now: AttributeValue | null | undefined,
  delta: AttributeDelta,
  schema: AttributeSchema,
): AttributeValue | undefined {
  if (delta.change === "clear") return;
  if (delta.change === "replace") return isList(delta.value) ? nonEmpty(delta.value) : delta.value;
  if (schema.cardinality !== "set") {
    throw refusal("invalid-value", "only a set can be added to", { field: delta.attribute });
  }
  const named = new Set(delta.values.map((value) => canonicalScalar(value, schema)));
  const held = valuesOf(now);
  if (delta.change === "remove") {
    return nonEmpty(held.filter((value) => !named.has(canonicalScalar(value, schema))));
  }
  const had = new Set(held.map((value) => canonicalScalar(value, schema)));
  return nonEmpty([
    ...held,
    ...delta.values.filter((value) => !had.has(canonicalScalar(value, schema))),
  ]);
}

// Letter case may be changed by a replace, so that single values are the same only when they are identical.
function sameAsHeld(
  now: AttributeValue | null | undefined,
  value: AttributeValue,
  schema: AttributeSchema,
): boolean {
  return isList(value) ? sameValue(now, value, schema) : now === value;
}

function nonEmpty(values: readonly Scalar[]): readonly Scalar[] | undefined {
  return values.length === 0 ? undefined : values;
}

function stored(attribute: string, value: AttributeValue, storing: Storing): AttributeValue {
  const schema = schemaOf(storing, attribute);
  // A secret is not kept: only that there is one.
  if (schema.secret) return "[secret]";
  if (!isList(value)) return storing.normalise(attribute, value);
  const values = value.map((item) => storing.normalise(attribute, item));
  if (schema.cardinality !== "set") return values;
  return [...new Map(values.map((item) => [canonicalScalar(item, schema), item])).values()];
}
