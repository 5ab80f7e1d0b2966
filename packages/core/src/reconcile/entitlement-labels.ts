import { isAbsent } from "../model/account.ts";
import { type EntitlementRef, entitlementKey } from "../model/entitlement.ts";
import type { Operation } from "../model/operation.ts";
import type { OpenTarget } from "./run.ts";

/**
 * Says how people know the entitlements that a target's operations grant and take away, by {@link entitlementKey}: those
 * that the target keeps as records with a name, such as groups. Others say what they are by themselves.
 */
export async function labelEntitlements(
  { session, schema }: OpenTarget,
  operations: readonly Operation[],
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, string>>> {
  const labels: Record<string, string> = {};
  const referred = new Map(
    operations.flatMap(entitlementsOf).map((each) => [entitlementKey(each), each]),
  );
  for (const [key, { kind, id }] of [...referred].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const attributes = schema.kinds[kind]?.attributes ?? {};
    const name = Object.keys(attributes).find((each) => attributes[each]?.role === "name");
    if (name === undefined) continue;
    const found = await session.read.get({ kind, stable: id }, { signal });
    const label = isAbsent(found) ? undefined : found.attributes[name];
    if (typeof label === "string") labels[key] = label;
  }
  return labels;
}

function entitlementsOf(operation: Operation): readonly EntitlementRef[] {
  if (operation.kind === "membership") return [operation.entitlement];
  if (operation.kind === "create") return operation.entitlements;
  if (operation.kind === "update") return [...(operation.grant ?? []), ...(operation.revoke ?? [])];
  return [];
}
