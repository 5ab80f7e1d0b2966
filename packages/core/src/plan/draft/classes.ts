import type { EntitlementRef } from "../../model/entitlement.ts";
import type { AttributeDelta, ChangeClass } from "../../model/operation.ts";
import type { KindSchema } from "../../model/schema.ts";
import { partOf } from "../minimal/write-unit.ts";

/** Tells which entitlements are privileges. */
export type IsPrivileged = (entitlement: EntitlementRef) => boolean;

/** The parts of an operation that belong to a class of change. */
export interface ClassedParts {
  readonly kind: KindSchema;
  readonly deltas?: readonly AttributeDelta[] | undefined;
  readonly enabled?: boolean | undefined;
  readonly grant?: readonly EntitlementRef[] | undefined;
  readonly revoke?: readonly EntitlementRef[] | undefined;
}

/** Lists the classes of change that an update belongs to. */
export function updateClasses(parts: ClassedParts, isPrivileged: IsPrivileged): ChangeClass[] {
  const written = new Set(parts.deltas?.map(({ attribute }) => partOf(parts.kind, attribute)));
  const classes: ChangeClass[] = [];
  if (written.has("attributes")) classes.push("update");
  if (written.has("name")) classes.push("rename");
  if (written.has("container")) classes.push("move");
  if (parts.enabled !== undefined) classes.push(parts.enabled ? "enable" : "disable");
  return [...classes, ...membershipClasses(parts, isPrivileged)];
}

/** Lists the classes of change that granting and revoking belong to. */
export function membershipClasses(
  { grant = [], revoke = [] }: Pick<ClassedParts, "grant" | "revoke">,
  isPrivileged: IsPrivileged,
): ChangeClass[] {
  const classes: ChangeClass[] = [];
  if (grant.length > 0) classes.push("grant");
  if (revoke.length > 0) classes.push("revoke");
  if (grant.some(isPrivileged)) classes.push("privilege");
  return classes;
}
