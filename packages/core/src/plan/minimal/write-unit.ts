import type { Limits, UpdatePart } from "../../connector/limits.ts";
import type { ChangedAccount } from "../../diff/difference.ts";
import { patchAttributes } from "../../diff/patch.ts";
import type { EntitlementRef } from "../../model/entitlement.ts";
import type { AttributeDelta } from "../../model/operation.ts";
import type { KindSchema } from "../../model/schema.ts";
import type { Attributes } from "../../model/value.ts";
import { type Effects, effects, type ObjectChange } from "./object-change.ts";

/** What one write would do, were nothing in its way. */
export interface WriteUnit {
  readonly change: ObjectChange;
  readonly form: "create" | "update" | "delete";
  readonly before: Attributes;
  readonly after: Attributes;
  readonly effects: Effects;
  readonly deltas: readonly AttributeDelta[];
  readonly enabled?: boolean | undefined;
  readonly grant: readonly EntitlementRef[];
  readonly revoke: readonly EntitlementRef[];
  /** The write of the same account that must come before, since the two share a value that is unique within another. */
  readonly follows?: WriteUnit | undefined;
}

const inOrder: readonly UpdatePart[] = [
  "attributes",
  "container",
  "name",
  "entitlements",
  "enabled",
];

/** Cuts a change into as many writes as the target's limits ask for; a create and a delete are always one. */
export function writeUnits(change: ObjectChange, limits: Limits): readonly WriteUnit[] {
  const { difference, kind, before, after } = change;
  const nothing = { deltas: [], grant: [], revoke: [] };
  const whole = { change, before, after, effects: effects(kind, before, after), ...nothing };
  if (difference.difference === "surplus") return [{ ...whole, form: "delete" }];
  if (difference.difference === "missing") {
    const { enabled, entitlements } = difference;
    return [{ ...whole, form: "create", enabled, grant: entitlements }];
  }
  const { deltas, enabled, grant, revoke } = difference;
  const groups = groupsOf(partsOf(difference, kind), limits);
  if (groups.length === 1) {
    return [{ ...whole, form: "update", deltas, enabled, grant, revoke }];
  }
  return cut(change, difference, groups);
}

/** Tells which part of an update an attribute belongs to. */
export function partOf(kind: KindSchema, attribute: string): UpdatePart {
  return kind.attributes[attribute]?.role ?? "attributes";
}

/** Puts parts of an update into the groups that the target takes at once, in the order in which they are written. */
export function groupsOf(
  parts: ReadonlySet<UpdatePart>,
  { together = inOrder }: Limits,
): readonly ReadonlySet<UpdatePart>[] {
  const joined = inOrder.filter((part) => parts.has(part) && together.includes(part));
  const alone = inOrder.filter((part) => parts.has(part) && !together.includes(part));
  const groups = [...(joined.length > 0 ? [joined] : []), ...alone.map((part) => [part])];
  return groups.map((group) => new Set(group));
}

function partsOf(difference: ChangedAccount, kind: KindSchema): ReadonlySet<UpdatePart> {
  const { deltas, enabled, grant, revoke } = difference;
  const parts = new Set(deltas.map(({ attribute }) => partOf(kind, attribute)));
  if (enabled !== undefined) parts.add("enabled");
  if (grant.length + revoke.length > 0) parts.add("entitlements");
  return parts;
}

function cut(
  change: ObjectChange,
  difference: ChangedAccount,
  groups: readonly ReadonlySet<UpdatePart>[],
): readonly WriteUnit[] {
  const { kind } = change;
  const units: WriteUnit[] = [];
  let before = change.before;
  for (const group of groups) {
    const deltas = difference.deltas.filter(({ attribute }) => group.has(partOf(kind, attribute)));
    const after = patchAttributes(before, deltas, kind);
    const holds = group.has("entitlements");
    units.push({
      change,
      form: "update",
      before,
      after,
      effects: effects(kind, before, after),
      deltas,
      enabled: group.has("enabled") ? difference.enabled : undefined,
      grant: holds ? difference.grant : [],
      revoke: holds ? difference.revoke : [],
      follows: deltas.length > 0 ? sharing(units, kind) : undefined,
    });
    before = after;
  }
  return units;
}

function sharing(units: readonly WriteUnit[], kind: KindSchema): WriteUnit | undefined {
  const scoped = Object.values(kind.attributes).some(({ unique }) => typeof unique === "object");
  return scoped ? units.findLast(({ deltas }) => deltas.length > 0) : undefined;
}
