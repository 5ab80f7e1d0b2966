import type { AttributeSchema } from "../../model/schema.ts";
import type { Attributes, AttributeValue, Scalar } from "../../model/value.ts";
import type { FreshValue } from "./fresh-values.ts";
import { slotsOf, uniqueKey, valuesOf } from "./unique-key.ts";
import type { WaitReason } from "./waits.ts";
import type { WriteUnit } from "./write-unit.ts";

/** What an account gives up before its proper turn. */
export interface EarlyInput {
  readonly unit: WriteUnit;
  /** Attributes whose proper values cannot be had yet. */
  readonly pending: ReadonlySet<string>;
  readonly fresh: FreshValue;
}

type Gift = WaitReason["gives"];

/**
 * Works out the state in which an account has given up, ahead of its turn, what others wait for: its proper values
 * where they can be had already, otherwise none, otherwise temporary ones. Gives `undefined` when it cannot.
 */
export function earlyState(input: EarlyInput, gifts: readonly Gift[]): Attributes | undefined {
  let state: Attributes = input.unit.before;
  // References first: where they stand may be what a unique value is unique within.
  const inOrder = gifts.toSorted(
    (one, other) => Number(one.what === "slot") - Number(other.what === "slot"),
  );
  for (const gift of inOrder) {
    const next = given(input, state, gift);
    if (!next) return undefined;
    state = next;
  }
  return state;
}

/**
 * Works out the state in which an account can be made before `postponed` attributes can have their values: without
 * them, or with temporary values. Gives `undefined` when it cannot.
 */
export function skeletonState(
  { unit, fresh }: Pick<EarlyInput, "unit" | "fresh">,
  postponed: Iterable<string>,
): Attributes | undefined {
  const state: Record<string, AttributeValue | null> = { ...unit.after };
  for (const name of postponed) {
    const schema = unit.change.kind.attributes[name] as AttributeSchema;
    if (schema.writeOnce) return undefined;
    delete state[name];
    if (!schema.required) continue;
    const value = canBeTemporary(schema) ? fresh(unit.change, name, state) : undefined;
    if (value === undefined) return undefined;
    state[name] = value;
  }
  return state;
}

function given(input: EarlyInput, state: Attributes, gift: Gift): Attributes | undefined {
  if (gift.what === "existence" || gift.what === "order") return undefined;
  const { kind } = input.unit.change;
  const next = proper(input, state, gift) ?? vacated(input, state, gift);
  if (!next) return undefined;
  if (gift.what === "slot") return slotsOf(kind, next).has(gift.name) ? undefined : next;
  const stillLeadsThere = valuesOf(next[gift.attribute]).some((value) => value === gift.to);
  return stillLeadsThere ? undefined : next;
}

/** The proper values of the attributes in question, when all of them can be had. */
function proper(
  { unit, pending }: EarlyInput,
  state: Attributes,
  gift: Exclude<Gift, { what: "existence" | "order" }>,
): Attributes | undefined {
  if (unit.form === "delete") return undefined;
  const names = gift.what === "slot" ? [gift.slot.attribute, gift.slot.within] : [gift.attribute];
  const changed = names.filter(
    (name) => name !== undefined && unit.before[name] !== unit.after[name],
  ) as string[];
  if (changed.length === 0 || changed.some((name) => pending.has(name))) return undefined;
  const next = changed.reduce((made, name) => assigned(made, name, unit.after[name]), state);
  return claimsOnlyItsOwn(unit, state, next) ? next : undefined;
}

/** A step may not take a value that is unique within another and that was never asked for. */
function claimsOnlyItsOwn(
  { change, before, after }: WriteUnit,
  state: Attributes,
  next: Attributes,
): boolean {
  const known = new Set(
    [before, after, state].flatMap((one) => [...slotsOf(change.kind, one).keys()]),
  );
  return slotsOf(change.kind, next)
    .keys()
    .every((name) => known.has(name));
}

function vacated(
  { unit, fresh }: EarlyInput,
  state: Attributes,
  gift: Exclude<Gift, { what: "existence" | "order" }>,
): Attributes | undefined {
  const name = gift.what === "slot" ? gift.slot.attribute : gift.attribute;
  const schema = unit.change.kind.attributes[name] as AttributeSchema;
  if (schema.cardinality === "set" || schema.cardinality === "list") {
    const left = valuesOf(state[name]).filter(
      (value) => !isGiven(unit, state, { name, value, gift }),
    );
    return left.length === 0 && schema.required ? undefined : assigned(state, name, left);
  }
  if (schema.noTemporary) return undefined;
  if (!schema.required) return assigned(state, name, null);
  const value = canBeTemporary(schema) ? fresh(unit.change, name, state) : undefined;
  return value === undefined ? undefined : assigned(state, name, value);
}

function isGiven(
  { change }: WriteUnit,
  attributes: Attributes,
  { name, value, gift }: { readonly name: string; readonly value: Scalar; readonly gift: Gift },
): boolean {
  if (gift.what === "reference") return value === gift.to;
  const key = uniqueKey(change.kind, name, { value, attributes });
  return gift.what === "slot" && gift.name === `${name}\0${key}`;
}

function canBeTemporary(schema: AttributeSchema): boolean {
  return (
    !schema.noTemporary &&
    !schema.reference &&
    schema.cardinality !== "set" &&
    schema.cardinality !== "list"
  );
}

function assigned(
  state: Attributes,
  name: string,
  value: AttributeValue | null | undefined,
): Attributes {
  const next = { ...state };
  if (value === null || value === undefined || (typeof value === "object" && value.length === 0)) {
    delete next[name];
  } else next[name] = value;
  return next;
}
