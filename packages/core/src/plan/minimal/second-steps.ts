import type { Limits } from "../../connector/limits.ts";
import type { Attributes } from "../../model/value.ts";
import { type Circles, findCircles } from "./circles.ts";
import { earlyState, skeletonState } from "./early-state.ts";
import type { FreshValue } from "./fresh-values.ts";
import type { Wait, WaitReason } from "./waits.ts";
import { partOf, type WriteUnit } from "./write-unit.ts";

/** What {@link findSecondSteps} works with. */
export interface SplitInput {
  readonly units: readonly WriteUnit[];
  readonly waits: readonly Wait[];
  readonly fresh: FreshValue;
  readonly limits: Limits;
}

/**
 * One write more that a unit may have: an early one, by which it gives up what others wait for, or, of a create, a late
 * one, by which it takes what it waits for. A create and a delete may have one for each group of parts that travel together.
 */
export interface SecondStep {
  readonly unit: number;
  /** The first part of the group; missing for an update, which is of one group. */
  readonly group: string | undefined;
  /** How many values it writes that the unit alone would not. */
  readonly values: number;
}

/** The second steps that there could be, and what each would end. */
export interface SecondSteps {
  readonly circles: Circles;
  readonly steps: readonly SecondStep[];
  /** By the wait: the steps by which the other gives early, all of them, what is waited for. */
  readonly early: ReadonlyMap<Wait, readonly SecondStep[]>;
  /** By the wait: the steps that, all of them, put off what waits. */
  readonly postponed: ReadonlyMap<Wait, readonly SecondStep[]>;
  /** The state in which a unit stands before its late step, or after its early one, when it has these steps. */
  stateWith(steps: readonly [SecondStep, ...SecondStep[]]): Attributes;
}

interface Helped extends SplitInput {
  readonly circles: Circles;
  readonly number: number;
  readonly unit: WriteUnit;
  /** What the waits are for that a second step could end. */
  readonly reasons: readonly WaitReason[];
  readonly waits: readonly Wait[];
}

/** Finds out which steps could end waits that belong to circles. */
export function findSecondSteps(input: SplitInput): SecondSteps {
  const circles = findCircles(input.units.length, input.waits);
  const helped = new Map(
    circles.units.flatMap((number) => {
      const one = helpedBy({ ...input, circles, number, unit: input.units[number] as WriteUnit });
      return one ? [[number, one] as const] : [];
    }),
  );
  const steps: SecondStep[] = [];
  const early = new Map<Wait, readonly SecondStep[]>();
  const postponed = new Map<Wait, readonly SecondStep[]>();
  for (const one of helped.values()) {
    const own = stepsOf(one);
    steps.push(...own);
    for (const wait of one.waits) {
      const groups = new Set(wait.reasons.map((reason) => groupOf(one, reason)));
      const ending = own.filter(({ group }) => groups.has(group));
      (one.unit.form === "create" ? postponed : early).set(wait, ending);
    }
  }
  const stateWith: SecondSteps["stateWith"] = (chosen) => {
    const one = helped.get(chosen[0].unit) as Helped;
    const groups = new Set(chosen.map(({ group }) => group));
    const reasons = one.reasons.filter((reason) => groups.has(groupOf(one, reason)));
    return stateFor(one, reasons) as Attributes;
  };
  return { circles, steps, early, postponed, stateWith };
}

function helpedBy(given: Omit<Helped, "reasons" | "waits">): Helped | undefined {
  const { circles, number, unit } = given;
  const all = (unit.form === "create" ? circles.leaving : circles.arriving).get(number) ?? [];
  const waits = all.filter(({ reasons }) => stateFor(given, reasons));
  const reasons = waits.flatMap((wait) => wait.reasons);
  return waits.length > 0 && stateFor(given, reasons) ? { ...given, reasons, waits } : undefined;
}

function stateFor(
  { unit, number, circles, fresh }: Omit<Helped, "reasons" | "waits">,
  reasons: readonly WaitReason[],
): Attributes | undefined {
  if (unit.form === "create") {
    return skeletonState({ unit, fresh }, new Set(reasons.map(takenBy)));
  }
  const taken = (circles.leaving.get(number) ?? []).flatMap((wait) => wait.reasons);
  const pending = new Set(taken.flatMap(({ takes }) => takes));
  return earlyState(
    { unit, pending, fresh },
    reasons.map(({ gives }) => gives),
  );
}

function takenBy({ takes }: WaitReason): string {
  return takes[0] as string;
}

function stepsOf(one: Helped): readonly SecondStep[] {
  const { number, unit } = one;
  const state = stateFor(one, one.reasons) as Attributes;
  const names = writtenMore(unit, state);
  return [...new Set(one.reasons.map((reason) => groupOf(one, reason)))].map((group) => ({
    unit: number,
    group,
    values: names.filter((name) => group === undefined || groupOfName(one, name) === group).length,
  }));
}

/** Names the attributes that are written once more, or in vain, when a unit has a second step. */
function writtenMore({ form, before, after }: WriteUnit, state: Attributes): readonly string[] {
  const names = [
    ...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(state)]),
  ];
  const isProper = (name: string) => state[name] === after[name];
  if (form === "create")
    return names.filter((name) => !isProper(name) && state[name] !== undefined);
  const written = names.filter((name) => state[name] !== before[name]);
  if (form === "delete") return written;
  return written.filter((name) => !isProper(name) && !Array.isArray(state[name]));
}

/** The group in which a second step would give, or take, what a wait is for. */
function groupOf(one: Omit<Helped, "reasons" | "waits">, reason: WaitReason): string | undefined {
  if (one.unit.form === "create") return groupOfName(one, takenBy(reason));
  const { gives } = reason;
  if (one.unit.form === "update" || gives.what === "existence" || gives.what === "order")
    return undefined;
  return groupOfName(one, gives.what === "slot" ? gives.slot.attribute : gives.attribute);
}

function groupOfName({ unit, limits }: Pick<Helped, "unit" | "limits">, name: string): string {
  const part = partOf(unit.change.kind, name);
  const { together } = limits;
  if (!together) return "all";
  return together.find((group) => group.includes(part))?.[0] ?? part;
}
