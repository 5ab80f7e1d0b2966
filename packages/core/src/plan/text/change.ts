import type { AccountRef } from "../../model/account.ts";
import { type EntitlementRef, entitlementKey } from "../../model/entitlement.ts";
import type {
  AttributeDelta,
  CreateOperation,
  MembershipOperation,
  Operation,
  UpdateOperation,
} from "../../model/operation.ts";
import type { AttributeValue } from "../../model/value.ts";
import { shortened } from "./count.ts";
import { printable, valueText } from "./value.ts";

/** Says how people know an account, by its target and its stable key or `new:<handle>`, or an entitlement by `kind:id`. */
export type LabelOf = (target: string, key: string) => string | undefined;

/** Says what an operation changes, with the values before and after; of the members of an entitlement `limit` at most. */
export function changeText(operation: Operation, labelOf: LabelOf, limit?: number): string {
  const what =
    operation.account === "account" ? "the account" : `the ${printable(operation.account)}`;
  switch (operation.kind) {
    case "create":
      return createText(operation, what, labelOf);
    case "update":
      return updateText(operation, what, labelOf);
    case "membership":
      return membershipText(operation, labelOf, limit);
    case "delete":
      return `delete ${what}`;
    case "restore":
      return `bring back ${what}, which was deleted`;
  }
}

function createText(operation: CreateOperation, what: string, labelOf: LabelOf): string {
  const values = Object.entries(operation.attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${printable(name)} ${named(operation, name, value, labelOf)}`);
  const held =
    operation.entitlements.length === 0
      ? []
      : [`with ${listed(operation, operation.entitlements, labelOf)}`];
  const state = operation.enabled ? "enabled" : "disabled";
  return [`create ${what}, ${state}`, ...values, ...held].join("; ");
}

function updateText(operation: UpdateOperation, what: string, labelOf: LabelOf): string {
  const parts: string[] = [];
  if (operation.enabled !== undefined)
    parts.push(`${operation.enabled ? "enable" : "disable"} ${what}`);
  for (const delta of operation.deltas) parts.push(deltaText(operation, delta, labelOf));
  if (operation.revoke?.length)
    parts.push(`take away ${listed(operation, operation.revoke, labelOf)}`);
  if (operation.grant?.length) parts.push(`grant ${listed(operation, operation.grant, labelOf)}`);
  return parts.length === 0 ? `change nothing of ${what}` : parts.join("; ");
}

function deltaText(operation: UpdateOperation, delta: AttributeDelta, labelOf: LabelOf): string {
  const name = printable(delta.attribute);
  if (delta.change === "add" || delta.change === "remove") {
    const sign = delta.change === "add" ? "add" : "take out";
    return `${name}: ${sign} ${named(operation, delta.attribute, delta.values, labelOf)}`;
  }
  const after = delta.change === "replace" ? delta.value : null;
  const then = named(operation, delta.attribute, after, labelOf);
  const before = operation.expects.attributes?.[delta.attribute];
  if (before === undefined) return `${name} → ${then}`;
  return `${name} ${named(operation, delta.attribute, before, labelOf)} → ${then}`;
}

function membershipText(operation: MembershipOperation, labelOf: LabelOf, limit?: number): string {
  const right = listed(operation, [operation.entitlement], labelOf);
  const names = (refs: readonly AccountRef[]): string =>
    shortened(
      refs.map((ref) => refText(operation, ref, labelOf)),
      { limit, separator: ", ", noun: "account" },
    );
  const parts: string[] = [];
  if (operation.revoke.length > 0) parts.push(`take ${right} away from ${names(operation.revoke)}`);
  if (operation.grant.length > 0) parts.push(`grant ${right} to ${names(operation.grant)}`);
  return parts.length === 0 ? `change nothing of ${right}` : parts.join("; ");
}

function refText(operation: Operation, ref: AccountRef, labelOf: LabelOf): string {
  return labelText(operation, ref.stable, labelOf) ?? printable(ref.lookup ?? ref.stable);
}

function named(
  operation: Operation,
  attribute: string,
  value: AttributeValue | null | undefined,
  labelOf: LabelOf,
): string {
  const label = typeof value === "string" ? labelText(operation, value, labelOf) : undefined;
  return label ?? valueText(attribute, value ?? null);
}

function labelText(operation: Operation, key: string, labelOf: LabelOf): string | undefined {
  const label = labelOf(operation.target, key);
  if (label === undefined) return undefined;
  return key.startsWith("new:") ? `the new account of ${printable(label)}` : printable(label);
}

function listed(
  { target }: Operation,
  entitlements: readonly EntitlementRef[],
  labelOf: LabelOf,
): string {
  const name = (each: EntitlementRef): string => labelOf(target, entitlementKey(each)) ?? each.id;
  return entitlements.map((each) => `${printable(each.kind)} ${printable(name(each))}`).join(", ");
}
