import type { Limits, UpdatePart } from "../../connector/limits.ts";
import type { AttributeDelta } from "../../model/operation.ts";
import type { Attributes, AttributeValue } from "../../model/value.ts";
import { isClosing, isContainer } from "../minimal/closing.ts";
import { groupsOf, mayTravel, partOf, type WriteUnit } from "../minimal/write-unit.ts";
import { type IsPrivileged, membershipClasses } from "./classes.ts";
import { type Draft, draftBase } from "./draft.ts";
import { deltasBetween, draftUpdate, type UpdateStep } from "./update.ts";

/** The operations that carry out one write unit. */
export interface UnitDrafts {
  readonly early: readonly Draft[];
  readonly late: readonly Draft[];
}

/** What units are drafted with. */
export interface DraftContext {
  readonly limits: Limits;
  readonly isPrivileged: IsPrivileged;
}

/**
 * Drafts the operations of one unit. Without `between` it is one operation, the late one; with it the state in
 * between stands after the early operations, and the late ones lead on from there.
 */
export function draftUnit(
  unit: WriteUnit,
  between: Attributes | undefined,
  context: DraftContext,
): UnitDrafts {
  if (!between) return { early: [], late: [wholeDraft(unit, context)] };
  if (unit.form === "create") return splitCreate(unit, between, context);
  const drafts =
    unit.form === "delete"
      ? splitDelete(unit, between, context)
      : splitUpdate(unit, between, context);
  for (const late of drafts.late) for (const early of drafts.early) late.after.add(early);
  return drafts;
}

function wholeDraft(unit: WriteUnit, context: DraftContext): Draft {
  if (unit.form === "create") return createDraft(unit, unit.after, unit.enabled === true, context);
  if (unit.form === "delete") return deleteDraft(unit);
  const { before, deltas, enabled, grant, revoke } = unit;
  const phase = isContainer(unit.change.difference) ? "container" : "change";
  return draftUpdate({ unit, phase, before, deltas, enabled, grant, revoke }, context.isPrivileged);
}

function splitUpdate(
  unit: WriteUnit,
  between: Attributes,
  { isPrivileged }: DraftContext,
): UnitDrafts {
  const { kind } = unit.change;
  const earlyDeltas = deltasBetween(kind, unit.before, between);
  const touched = namesOf(earlyDeltas);
  const makesWay = new Set([...touched].filter((name) => between[name] !== unit.after[name]));
  const closes = unit.enabled === false;
  const early: UpdateStep = {
    unit,
    phase: "early",
    before: unit.before,
    deltas: earlyDeltas,
    enabled: closes ? false : undefined,
    revoke: closes ? unit.revoke : [],
    makesWay,
  };
  const late: UpdateStep = {
    unit,
    phase: "change",
    before: between,
    deltas: [
      ...unit.deltas.filter(({ attribute }) => !touched.has(attribute)),
      ...deltasBetween(kind, between, unit.after).filter(({ attribute }) => touched.has(attribute)),
    ],
    enabled: closes ? undefined : unit.enabled,
    grant: unit.grant,
    revoke: closes ? [] : unit.revoke,
  };
  return { early: [draftUpdate(early, isPrivileged)], late: [draftUpdate(late, isPrivileged)] };
}

function splitDelete(unit: WriteUnit, between: Attributes, context: DraftContext): UnitDrafts {
  const early = groupedUpdates(unit, { before: unit.before, after: between }, context).map((step) =>
    draftUpdate({ ...step, phase: "early", makesWay: namesOf(step.deltas) }, context.isPrivileged),
  );
  return { early, late: [deleteDraft(unit)] };
}

function splitCreate(unit: WriteUnit, between: Attributes, context: DraftContext): UnitDrafts {
  const steps = groupedUpdates(unit, { before: between, after: unit.after }, context);
  const last = steps.findLastIndex(({ parts }) => mayTravel([...parts, "enabled"], context.limits));
  const enablesLate = unit.enabled === true && last >= 0;
  const made = createDraft(unit, between, unit.enabled === true && !enablesLate, context);
  const create: Draft = { ...made, phase: "early" };
  const late = steps.map((step, index) => {
    const enabled = enablesLate && index === last ? true : undefined;
    return draftUpdate({ ...step, phase: "change", enabled }, context.isPrivileged);
  });
  for (const draft of late) draft.after.add(create);
  return { early: [create], late };
}

function groupedUpdates(
  unit: WriteUnit,
  { before, after }: { readonly before: Attributes; readonly after: Attributes },
  { limits }: DraftContext,
): readonly (Omit<UpdateStep, "phase"> & { readonly parts: readonly UpdatePart[] })[] {
  const { kind } = unit.change;
  const deltas = deltasBetween(kind, before, after);
  const parts = new Set(deltas.map(({ attribute }) => partOf(kind, attribute)));
  return groupsOf(parts, limits).map((group) => ({
    unit,
    before,
    deltas: deltas.filter(({ attribute }) => group.has(partOf(kind, attribute))),
    parts: [...group],
  }));
}

function createDraft(
  unit: WriteUnit,
  state: Attributes,
  enabled: boolean,
  { isPrivileged }: DraftContext,
): Draft {
  const { difference, key } = unit.change;
  const attributes: Record<string, AttributeValue | null> = {};
  for (const name of Object.keys(state).sort()) attributes[name] = state[name] ?? null;
  const opens = unit.enabled === true || difference.due !== undefined;
  return {
    operation: {
      ...draftBase(difference),
      kind: "create",
      handle: difference.difference === "missing" ? difference.handle : key,
      attributes,
      enabled,
      entitlements: unit.grant,
      expects: { exists: false },
      classes: ["create", ...membershipClasses({ grant: unit.grant }, isPrivileged)],
      urgency: opens ? "opening" : "routine",
      reasons: difference.reasons,
    },
    phase: isContainer(unit.change.difference) ? "container" : "change",
    key,
    after: new Set(),
  };
}

function deleteDraft(unit: WriteUnit): Draft {
  const { difference, key } = unit.change;
  const actual = difference.difference === "missing" ? undefined : difference.actual;
  return {
    operation: {
      ...draftBase(difference),
      kind: "delete",
      ref: actual?.ref ?? { kind: difference.account, stable: key },
      expects: { exists: true, ...(actual ? { enabled: actual.enabled } : {}) },
      classes: ["delete"],
      urgency: isClosing(difference) ? "closing" : "routine",
      reasons: difference.reasons,
    },
    phase: isContainer(unit.change.difference) ? "delete container" : "delete",
    key,
    after: new Set(),
  };
}

function namesOf(deltas: readonly AttributeDelta[]): ReadonlySet<string> {
  return new Set(deltas.map(({ attribute }) => attribute));
}
