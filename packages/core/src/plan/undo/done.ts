import { patchAttributes } from "../../diff/patch.ts";
import type { Operation } from "../../model/operation.ts";
import type { Attributes } from "../../model/value.ts";
import { touchedAccounts } from "../guard/counts.ts";
import type { Plan } from "../plan.ts";
import { type AnyReceipt, tookEffect } from "./receipt.ts";

/** One operation that took effect, with what is known of the account's attributes on either side of it. */
export interface Done {
  /** With the keys that targets gave to new accounts in the place of `new:<handle>`. */
  readonly operation: Operation;
  readonly receipt: AnyReceipt;
  /** The accounts that it touched, by target and stable key; none for a create that has no key yet. */
  readonly places: readonly string[];
  /** A missing key is not known; `null` is no value. */
  readonly before: Attributes;
  readonly after: Attributes;
}

/** Collects the operations that took effect, in the order of the plan. See {@link tookEffect}. */
export function collectDone(plan: Plan, receipts: readonly AnyReceipt[]): readonly Done[] {
  const effective = new Map(
    receipts.filter(tookEffect).map((receipt) => [receipt.operation, receipt]),
  );
  const known = new Map<string, Attributes>();
  const keys = newKeys(plan, effective);
  return plan.operations.flatMap((planned) => {
    const receipt = effective.get(planned.id);
    if (!receipt) return [];
    const operation = resolved(planned, keys.get(planned.target) ?? new Map());
    const places = placesOf(operation, receipt);
    const place = places[0] ?? "";
    const before = { ...known.get(place), ...operation.expects.attributes };
    const after = afterwards(operation, receipt, before);
    if (operation.kind !== "membership") known.set(place, { ...before, ...after });
    return [{ operation, receipt, places, before, after }];
  });
}

/** Puts the given keys in the place of `new:<handle>`, wherever a text within `value` is exactly that. */
export function resolved<T>(value: T, keys: ReadonlyMap<string, string>): T {
  if (typeof value === "string") return (keys.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((item) => resolved(item, keys)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, resolved(member, keys)]),
  ) as T;
}

/** By target, the stable key of each account that was made, by `new:<handle>`. */
export function newKeys(
  plan: Plan,
  receipts: ReadonlyMap<string, AnyReceipt>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const keys = new Map<string, Map<string, string>>();
  for (const operation of plan.operations) {
    const stable = receipts.get(operation.id)?.ref?.stable;
    if (operation.kind !== "create" || stable === undefined) continue;
    const ofTarget = keys.get(operation.target) ?? new Map<string, string>();
    keys.set(operation.target, ofTarget.set(`new:${operation.handle}`, stable));
  }
  return keys;
}

function placesOf(operation: Operation, { ref }: AnyReceipt): readonly string[] {
  const made = ref ? [ref.stable] : [];
  const stables = operation.kind === "create" ? made : touchedAccounts(operation);
  return stables.map((stable) => placeOf(operation.target, stable));
}

/** Names an account among those of all targets. */
export function placeOf(target: string, stable: string): string {
  return JSON.stringify([target, stable]);
}

/** Gives the attributes that an operation touched, as they are once it is done; what the target made of them included. */
function afterwards(operation: Operation, receipt: AnyReceipt, before: Attributes): Attributes {
  const touched = touchedValues(operation, before);
  for (const { attributes } of receipt.sideEffects ?? []) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (Object.hasOwn(touched, name)) touched[name] = value;
    }
  }
  return touched;
}

function touchedValues(
  operation: Operation,
  before: Attributes,
): Record<string, Attributes[string]> {
  if (operation.kind === "create") return { ...operation.attributes };
  if (operation.kind !== "update") return {};
  const patched = patchAttributes(before, operation.deltas);
  const touched: Record<string, Attributes[string]> = {};
  for (const { attribute, change } of operation.deltas) {
    const isPart = change === "add" || change === "remove";
    if (isPart && !Object.hasOwn(before, attribute)) continue;
    touched[attribute] = patched[attribute] ?? null;
  }
  return touched;
}
