import type { Schema, UpdateOperation } from "@rollcall/core";
import { attributeSchema, type Limits, type Operation, type UpdatePart } from "@rollcall/core";
import { refusal } from "./refusal.ts";

/** Throws `unsupported` when an operation carries more at once than the limits allow, or stands at the wrong end. */
export function assertTogether(operation: Operation, limits: Limits, schema: Schema): void {
  const side = limits.membership?.side ?? "account";
  if (operation.kind === "membership") {
    if (side === "account") throw refusal("unsupported", "membership is written on the account");
    assertCount(operation.grant.length, limits.membership?.grantsPerWrite);
    assertCount(operation.revoke.length, limits.membership?.revokesPerWrite);
    return;
  }
  if (operation.kind !== "create" && operation.kind !== "update") return;
  const held =
    operation.kind === "create"
      ? operation.entitlements.length
      : (operation.grant?.length ?? 0) + (operation.revoke?.length ?? 0);
  if (held > 0 && side === "entitlement") {
    throw refusal("unsupported", "membership is written on the entitlement");
  }
  if (operation.kind === "update") assertParts(partsOf(operation, schema), limits.together);
}

function assertCount(count: number, most: number | undefined): void {
  if (count > (most ?? Infinity)) {
    throw refusal("unsupported", `one write changes ${most} members at most`);
  }
}

function assertParts(parts: ReadonlySet<UpdatePart>, together: Limits["together"]): void {
  if (parts.size < 2 || !together) return;
  if (together.some((group) => parts.difference(new Set(group)).size === 0)) return;
  throw refusal("unsupported", "one update cannot carry all of these parts");
}

function partsOf(operation: UpdateOperation, schema: Schema): ReadonlySet<UpdatePart> {
  const parts = new Set<UpdatePart>();
  for (const { attribute } of operation.deltas) {
    parts.add(attributeSchema(schema, operation.account, attribute)?.role ?? "attributes");
  }
  if (operation.enabled !== undefined) parts.add("enabled");
  if (operation.grant?.length || operation.revoke?.length) parts.add("entitlements");
  return parts;
}
