import type { AccountRef } from "../../model/account.ts";
import type { EntitlementRef } from "../../model/entitlement.ts";
import type {
  AttributeDelta,
  CreateOperation,
  MembershipOperation,
  Operation,
  UpdateOperation,
} from "../../model/operation.ts";
import type { AttributeValue } from "../../model/value.ts";
import { printable, valueText } from "./value.ts";

/** Gives the label of the operation that makes the account `new:<handle>` of a target. */
export type LabelOfNew = (target: string, handle: string) => string | undefined;

/** Says what an operation changes, with the values before and after. */
export function changeText(operation: Operation, labelOfNew: LabelOfNew): string {
  const what =
    operation.account === "account" ? "the account" : `the ${printable(operation.account)}`;
  switch (operation.kind) {
    case "create":
      return createText(operation, what, labelOfNew);
    case "update":
      return updateText(operation, what, labelOfNew);
    case "membership":
      return membershipText(operation, labelOfNew);
    case "delete":
      return `delete ${what}`;
    case "restore":
      return `bring back ${what}, which was deleted`;
  }
}

function createText(operation: CreateOperation, what: string, labelOfNew: LabelOfNew): string {
  const values = Object.entries(operation.attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${printable(name)} ${named(operation, name, value, labelOfNew)}`);
  const held =
    operation.entitlements.length === 0 ? [] : [`with ${listed(operation.entitlements)}`];
  const state = operation.enabled ? "enabled" : "disabled";
  return [`create ${what}, ${state}`, ...values, ...held].join("; ");
}

function updateText(operation: UpdateOperation, what: string, labelOfNew: LabelOfNew): string {
  const parts: string[] = [];
  if (operation.enabled !== undefined)
    parts.push(`${operation.enabled ? "enable" : "disable"} ${what}`);
  for (const delta of operation.deltas) parts.push(deltaText(operation, delta, labelOfNew));
  if (operation.revoke?.length) parts.push(`take away ${listed(operation.revoke)}`);
  if (operation.grant?.length) parts.push(`grant ${listed(operation.grant)}`);
  return parts.length === 0 ? `change nothing of ${what}` : parts.join("; ");
}

function deltaText(
  operation: UpdateOperation,
  delta: AttributeDelta,
  labelOfNew: LabelOfNew,
): string {
  const name = printable(delta.attribute);
  if (delta.change === "add" || delta.change === "remove") {
    const sign = delta.change === "add" ? "add" : "take out";
    return `${name}: ${sign} ${named(operation, delta.attribute, delta.values, labelOfNew)}`;
  }
  const after = delta.change === "replace" ? delta.value : null;
  const then = named(operation, delta.attribute, after, labelOfNew);
  const before = operation.expects.attributes?.[delta.attribute];
  if (before === undefined) return `${name} → ${then}`;
  return `${name} ${named(operation, delta.attribute, before, labelOfNew)} → ${then}`;
}

function membershipText(operation: MembershipOperation, labelOfNew: LabelOfNew): string {
  const right = `${printable(operation.entitlement.kind)} ${printable(operation.entitlement.id)}`;
  const names = (refs: readonly AccountRef[]): string =>
    refs.map((ref) => refText(operation, ref, labelOfNew)).join(", ");
  const parts: string[] = [];
  if (operation.revoke.length > 0) parts.push(`take ${right} away from ${names(operation.revoke)}`);
  if (operation.grant.length > 0) parts.push(`grant ${right} to ${names(operation.grant)}`);
  return parts.length === 0 ? `change nothing of ${right}` : parts.join("; ");
}

function refText(operation: Operation, ref: AccountRef, labelOfNew: LabelOfNew): string {
  return newText(operation, ref.stable, labelOfNew) ?? printable(ref.lookup ?? ref.stable);
}

function named(
  operation: Operation,
  attribute: string,
  value: AttributeValue | null | undefined,
  labelOfNew: LabelOfNew,
): string {
  const made = typeof value === "string" ? newText(operation, value, labelOfNew) : undefined;
  return made ?? valueText(attribute, value ?? null);
}

function newText(operation: Operation, key: string, labelOfNew: LabelOfNew): string | undefined {
  if (!key.startsWith("new:")) return undefined;
  const label = labelOfNew(operation.target, key.slice("new:".length));
  return label === undefined ? undefined : `the new account of ${printable(label)}`;
}

function listed(entitlements: readonly EntitlementRef[]): string {
  return entitlements.map(({ kind, id }) => `${printable(kind)} ${printable(id)}`).join(", ");
}
