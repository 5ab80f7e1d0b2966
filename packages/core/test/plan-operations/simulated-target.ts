import { comparisonKey } from "../../src/diff/compare.ts";
import { patchAttributes } from "../../src/diff/patch.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { KindSchema, Schema } from "../../src/model/schema.ts";
import type { Attributes, Scalar } from "../../src/model/value.ts";

/** One object of a simulated target. */
export interface SimulatedObject {
  readonly kind: string;
  readonly attributes: Attributes;
  readonly enabled: boolean;
  readonly entitlements: readonly string[];
}

/** The objects of a simulated target by their stable keys. */
export type SimulatedTarget = ReadonlyMap<string, SimulatedObject>;

/** The key that the simulated target gives to an account that it makes. */
export const keyOfNew = (reference: string): string =>
  reference.startsWith("new:") ? `made-${reference.slice(4)}` : reference;

/** Carries out one operation. Throws when the target would refuse it, or when its expectation does not hold. */
export function carryOut(
  target: SimulatedTarget,
  operation: Operation,
  schema: Schema,
): SimulatedTarget {
  const after = new Map(target);
  if (operation.kind === "create") {
    const key = keyOfNew(`new:${operation.handle}`);
    if (JSON.stringify(operation.attributes).includes(`"new:${operation.handle}"`)) {
      throw new Error(`${key} refers to itself before it is there`);
    }
    if (after.has(key)) throw new Error(`${key} is there already`);
    after.set(key, {
      kind: operation.account,
      attributes: resolved(operation.attributes, schema.kinds[operation.account] as KindSchema),
      enabled: operation.enabled,
      entitlements: operation.entitlements.map(({ id }) => id).sort(),
    });
  } else if (operation.kind === "update") {
    const key = keyOfNew(operation.ref.stable);
    const object = after.get(key);
    if (!object) throw new Error(`${key} is not there`);
    after.set(key, updated(object, operation, schema));
  } else if (operation.kind === "delete") {
    const key = keyOfNew(operation.ref.stable);
    if (after.get(key)?.enabled !== operation.expects.enabled)
      throw new Error(`${key} is not as expected`);
    after.delete(key);
  } else if (operation.kind === "membership") {
    for (const [refs, grants] of [
      [operation.grant, true],
      [operation.revoke, false],
    ] as const) {
      for (const { stable } of refs) {
        const key = keyOfNew(stable);
        const object = after.get(key);
        if (!object) throw new Error(`${key} is not there`);
        after.set(key, {
          ...object,
          entitlements: changed(object.entitlements, operation.entitlement.id, grants),
        });
      }
    }
  }
  assertSound(after, schema);
  return after;
}

/** Throws when two objects share a unique value, a reference leads nowhere, or a required value is missing. */
export function assertSound(target: SimulatedTarget, schema: Schema): void {
  const taken = new Map<string, string>();
  for (const [key, object] of target) {
    const kind = schema.kinds[object.kind] as KindSchema;
    for (const [name, attribute] of Object.entries(kind.attributes)) {
      const values = valuesOf(object.attributes[name]);
      if (attribute.required && values.length === 0) throw new Error(`${key} has no ${name}`);
      for (const value of values) {
        if (attribute.reference && !target.has(String(value)))
          throw new Error(`${key}.${name} leads nowhere`);
        if (!attribute.unique) continue;
        const within =
          typeof attribute.unique === "object" ? object.attributes[attribute.unique.within] : "";
        const place = JSON.stringify([name, within ?? null, comparisonKey(attribute, value)]);
        if (taken.has(place)) throw new Error(`${key} and ${taken.get(place)} share ${place}`);
        taken.set(place, key);
      }
    }
  }
}

function updated(
  object: SimulatedObject,
  operation: Extract<Operation, { kind: "update" }>,
  schema: Schema,
): SimulatedObject {
  const kind = schema.kinds[object.kind] as KindSchema;
  const { expects } = operation;
  for (const [name, value] of Object.entries(resolved(expects.attributes ?? {}, kind, true))) {
    const found = object.attributes[name] ?? null;
    if (JSON.stringify(found) !== JSON.stringify(value)) {
      throw new Error(
        `${operation.label}.${name} is ${JSON.stringify(found)}, not ${JSON.stringify(value)}`,
      );
    }
  }
  if (expects.enabled !== undefined && expects.enabled !== object.enabled)
    throw new Error("enabled is not as expected");
  let entitlements = object.entitlements;
  for (const { id } of operation.revoke ?? []) entitlements = changed(entitlements, id, false);
  for (const { id } of operation.grant ?? []) entitlements = changed(entitlements, id, true);
  const attributes = patchAttributes(object.attributes, operation.deltas, kind);
  return {
    ...object,
    attributes: resolved(attributes, kind),
    enabled: operation.enabled ?? object.enabled,
    entitlements,
  };
}

function changed(held: readonly string[], id: string, grants: boolean): readonly string[] {
  if (held.includes(id) === grants)
    throw new Error(`${id} is ${grants ? "held" : "not held"} already`);
  return grants ? [...held, id].sort() : held.filter((one) => one !== id);
}

function resolved(attributes: Attributes, kind: KindSchema, keepNull = false): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => keepNull || value !== null)
      .map(([name, value]) => {
        if (!kind.attributes[name]?.reference || value === null) return [name, value];
        return [
          name,
          typeof value === "object"
            ? value.map((one) => keyOfNew(String(one)))
            : keyOfNew(String(value)),
        ];
      }),
  );
}

function valuesOf(value: Attributes[string] | undefined): readonly Scalar[] {
  if (value === null || value === undefined) return [];
  return typeof value === "object" ? value : [value];
}
