import { compareValue } from "../../diff/compile-comparison.ts";
import type { Account, AccountRef } from "../../model/account.ts";
import type { EntitlementRef } from "../../model/entitlement.ts";
import type { AttributeDelta, Expectation, Reason } from "../../model/operation.ts";
import type { AttributeSchema, KindSchema } from "../../model/schema.ts";
import type { Attributes } from "../../model/value.ts";
import { isClosing } from "../minimal/closing.ts";
import type { WriteUnit } from "../minimal/write-unit.ts";
import { type IsPrivileged, updateClasses } from "./classes.ts";
import { type Draft, draftBase, type Phase } from "./draft.ts";

/** One update of one account. */
export interface UpdateStep {
  readonly unit: WriteUnit;
  readonly phase: Phase;
  /** The state that the step finds. */
  readonly before: Attributes;
  readonly deltas: readonly AttributeDelta[];
  readonly enabled?: boolean | undefined;
  readonly grant?: readonly EntitlementRef[] | undefined;
  readonly revoke?: readonly EntitlementRef[] | undefined;
  /** Attributes that only make way for other accounts in this step. */
  readonly makesWay?: ReadonlySet<string> | undefined;
}

/** Drafts one update, with what it expects to find. */
export function draftUpdate(step: UpdateStep, isPrivileged: IsPrivileged): Draft {
  const { unit, deltas, enabled, grant = [], revoke = [] } = step;
  const { change } = unit;
  const { personId, due, ...base } = draftBase(change.difference);
  const ofOthers =
    deltas.every(({ attribute }) => step.makesWay?.has(attribute)) &&
    enabled === undefined &&
    grant.length + revoke.length === 0;
  return {
    operation: {
      ...base,
      ...(ofOthers || personId === undefined ? {} : { personId }),
      ...(ofOthers || due === undefined ? {} : { due }),
      kind: "update",
      ref: refOf(unit),
      deltas: deltas.toSorted(byAttribute),
      ...(enabled === undefined ? {} : { enabled }),
      ...(grant.length > 0 ? { grant } : {}),
      ...(revoke.length > 0 ? { revoke } : {}),
      expects: expectation(step),
      classes: updateClasses({ kind: change.kind, deltas, enabled, grant, revoke }, isPrivileged),
      urgency: urgencyOf(step, ofOthers),
      reasons: reasonsFor(step),
    },
    phase: step.phase,
    key: change.key,
    after: new Set(),
  };
}

/** Works out the deltas that lead from one state of an account to another. */
export function deltasBetween(
  kind: KindSchema,
  before: Attributes,
  after: Attributes,
): AttributeDelta[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].sort().flatMap((name) => {
    if (before[name] === after[name]) return [];
    const compare = compareValue(name, kind.attributes[name] as AttributeSchema);
    return compare(after[name] ?? null, before[name]) ?? [];
  });
}

function byAttribute(one: AttributeDelta, other: AttributeDelta): number {
  if (one.attribute !== other.attribute) return one.attribute < other.attribute ? -1 : 1;
  return one.change === other.change ? 0 : one.change === "remove" ? -1 : 1;
}

function refOf({ change }: WriteUnit): AccountRef {
  const { difference } = change;
  return difference.difference === "missing"
    ? { kind: difference.account, stable: change.key }
    : difference.actual.ref;
}

function expectation({
  unit,
  before,
  deltas,
  enabled,
  grant = [],
  revoke = [],
}: UpdateStep): Expectation {
  const touched = [...new Set(deltas.map(({ attribute }) => attribute))].sort();
  const attributes = Object.fromEntries(touched.map((name) => [name, before[name] ?? null]));
  const { difference } = unit.change;
  const actual: Pick<Account, "enabled"> =
    difference.difference === "missing" ? { enabled: false } : difference.actual;
  return {
    exists: true,
    ...(touched.length > 0 ? { attributes } : {}),
    ...(enabled === undefined ? {} : { enabled: actual.enabled }),
    ...(revoke.length > 0 ? { holds: revoke } : {}),
    ...(grant.length > 0 ? { lacks: grant } : {}),
  };
}

function urgencyOf(
  { unit, enabled, revoke = [] }: UpdateStep,
  ofOthers: boolean,
): Draft["operation"]["urgency"] {
  const { difference } = unit.change;
  if (enabled === false || (revoke.length > 0 && isClosing(difference))) return "closing";
  if (ofOthers) return "routine";
  return enabled === true || difference.due !== undefined ? "opening" : "routine";
}

function reasonsFor(step: UpdateStep): readonly Reason[] {
  const { unit, deltas, enabled, grant = [], revoke = [], makesWay } = step;
  const names = new Set(deltas.map(({ attribute }) => attribute));
  const way = [...names].filter((name) => makesWay?.has(name)).sort();
  const { reasons } = unit.change.difference;
  const own = reasons.filter(({ attribute, rule }) => {
    if (attribute !== undefined) return names.has(attribute) && !makesWay?.has(attribute);
    return rule === "entitlements" ? grant.length + revoke.length > 0 : enabled !== undefined;
  });
  const made = way.map((attribute) => ({
    rule: "makes way",
    because: `another account waits for what ${attribute} holds now`,
    attribute,
  }));
  return own.length + made.length > 0 ? [...own, ...made] : reasons;
}
