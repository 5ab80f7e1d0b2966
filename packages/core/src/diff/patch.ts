import type { Account } from "../model/account.ts";
import { type EntitlementRef, entitlementKey } from "../model/entitlement.ts";
import type { AttributeDelta } from "../model/operation.ts";
import type { KindSchema } from "../model/schema.ts";
import type { Attributes, AttributeValue, Scalar } from "../model/value.ts";
import { comparisonKey, scalarKey } from "./compare.ts";

/** What {@link patch} applies: the changing part of a difference, or of an update operation. */
export interface AccountChanges {
  readonly deltas: readonly AttributeDelta[];
  readonly enabled?: boolean | undefined;
  readonly grant?: readonly EntitlementRef[] | undefined;
  readonly revoke?: readonly EntitlementRef[] | undefined;
}

/**
 * Gives the account as it is once the changes are made. With the schema of its kind, values of sets are told apart as
 * the target does; without it, exactly. A set that is left with no value is missing, as in an account that was read.
 */
export function patch(account: Account, changes: AccountChanges, kind?: KindSchema): Account {
  return {
    ...account,
    attributes: patchAttributes(account.attributes, changes.deltas, kind),
    enabled: changes.enabled ?? account.enabled,
    entitlements: patchEntitlements(account.entitlements, changes),
  };
}

/** Applies deltas to attributes; those that no delta names stay as they are. */
export function patchAttributes(
  attributes: Attributes,
  deltas: readonly AttributeDelta[],
  kind?: KindSchema,
): Attributes {
  const after: Record<string, AttributeValue | null> = { ...attributes };
  for (const delta of deltas) {
    const value = patchValue(after[delta.attribute], delta, keyOf(delta.attribute, kind));
    if (value === undefined) delete after[delta.attribute];
    else after[delta.attribute] = value;
  }
  return after;
}

/** Gives the entitlements that are held once some are granted and some revoked. */
export function patchEntitlements(
  held: readonly EntitlementRef[],
  changes: Pick<AccountChanges, "grant" | "revoke">,
): readonly EntitlementRef[] {
  const after = new Map(held.map((one) => [entitlementKey(one), one]));
  for (const one of changes.revoke ?? []) after.delete(entitlementKey(one));
  for (const one of changes.grant ?? []) after.set(entitlementKey(one), one);
  return [...after.values()];
}

function keyOf(name: string, kind: KindSchema | undefined): (value: Scalar) => string {
  const schema = kind?.attributes[name];
  return schema ? (value) => comparisonKey(schema, value) : scalarKey;
}

function patchValue(
  before: AttributeValue | null | undefined,
  delta: AttributeDelta,
  key: (value: Scalar) => string,
): AttributeValue | undefined {
  if (delta.change === "replace") return delta.value;
  if (delta.change === "clear") return undefined;
  const named = new Map(delta.values.map((value) => [key(value), value]));
  if (delta.change === "remove") {
    const left = valuesOf(before).filter((value) => !named.has(key(value)));
    return left.length > 0 ? left : undefined;
  }
  for (const value of valuesOf(before)) named.delete(key(value));
  return [...valuesOf(before), ...named.values()];
}

function valuesOf(value: AttributeValue | null | undefined): readonly Scalar[] {
  if (value === null || value === undefined) return [];
  return typeof value === "object" ? value : [value];
}
