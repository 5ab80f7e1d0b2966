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
  /**
   * Writes of the same account that must come before: those that share a value that is unique within another, and all
   * before the account is enabled.
   */
  readonly follows?: readonly WriteUnit[] | undefined;
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
  return cut(change, difference, enablingLast(groups, enabled));
}

/** Tells which part of an update an attribute belongs to. */
export function partOf(kind: KindSchema, attribute: string): UpdatePart {
  return kind.attributes[attribute]?.role ?? "attributes";
}

/** Puts parts of an update into the groups that the target takes at once, in the order in which they are written. */
export function groupsOf(
  parts: ReadonlySet<UpdatePart>,
  { together = [inOrder] }: Limits,
): readonly ReadonlySet<UpdatePart>[] {
  const groups = Map.groupBy(
    inOrder.filter((part) => parts.has(part)),
    (part) => together.find((group) => group.includes(part)) ?? part,
  );
  return [...groups.values()].map((group) => new Set(group));
}

/** Tells whether one update may carry all of these parts. */
export function mayTravel(parts: Iterable<UpdatePart>, limits: Limits): boolean {
  return groupsOf(new Set(parts), limits).length <= 1;
}

/** An account is closed before all else that is done to it, and opened after. */
function enablingLast(
  groups: readonly ReadonlySet<UpdatePart>[],
  enabled: boolean | undefined,
): readonly ReadonlySet<UpdatePart>[] {
  const place = (group: ReadonlySet<UpdatePart>) => (group.has("enabled") === enabled ? 1 : 0);
  return enabled === undefined
    ? groups
    : groups.toSorted((one, other) => place(one) - place(other));
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
    const opens = group.has("enabled") && difference.enabled === true;
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
      follows: units.filter((unit) => opens || sharesScope(unit, deltas)),
    });
    before = after;
  }
  return units;
}

/** Tells whether two writes of an account change the same value that is unique within another, or what it is within. */
function sharesScope(
  { change, deltas: earlier }: WriteUnit,
  deltas: readonly AttributeDelta[],
): boolean {
  return Object.entries(change.kind.attributes).some(([name, { unique }]) => {
    if (typeof unique !== "object") return false;
    const touches = ({ attribute }: AttributeDelta) =>
      attribute === name || attribute === unique.within;
    return earlier.some(touches) && deltas.some(touches);
  });
}
