import type { Limits } from "../connector/limits.ts";
import type { Difference } from "../diff/difference.ts";
import type { Operation } from "../model/operation.ts";
import type { Schema } from "../model/schema.ts";
import type { IsPrivileged } from "./draft/classes.ts";
import { linkDrafts } from "./draft/link-drafts.ts";
import { draftMemberships } from "./draft/memberships.ts";
import { orderOperations } from "./draft/order.ts";
import { draftUnit } from "./draft/units.ts";
import { feasible, takeOut } from "./minimal/feasible.ts";
import { freshValues } from "./minimal/fresh-values.ts";
import { type MembershipPlan, planMembership } from "./minimal/membership-plan.ts";
import { type ObjectChange, objectChange } from "./minimal/object-change.ts";
import { findSplits, type Splits } from "./minimal/splits.ts";
import type { Holders } from "./minimal/unique-key.ts";
import { type Wait, waitsFor } from "./minimal/waits.ts";
import { type WriteUnit, writeUnits } from "./minimal/write-unit.ts";
import type { Finding } from "./plan.ts";

/** What the operations for one target are planned from. */
export interface OperationsInput {
  readonly target: string;
  readonly schema: Schema;
  readonly limits: Limits;
  /** Of this target, at most one for each account; in any order. */
  readonly differences: readonly Difference[];
  readonly holders: Holders;
  /** Tells whether an account exists in the target now, for references; all are taken to when missing. */
  readonly exists?: ((stable: string) => boolean) | undefined;
  readonly privileged?: IsPrivileged | undefined;
  /** Goes into ids and temporary values, so that those of two runs do not meet. */
  readonly idSeed: string;
}

/** The operations for one target in their order, and what no operation answers. */
export interface PlannedOperations {
  readonly operations: readonly Operation[];
  readonly findings: readonly Finding[];
}

interface Arranged {
  readonly units: readonly WriteUnit[];
  readonly membership: MembershipPlan;
  readonly waits: readonly Wait[];
  readonly splits: Splits;
  readonly findings: readonly Finding[];
}

/**
 * Turns the differences of one target into the fewest operations that make them good and break no constraint on the
 * way: a unique value is let go of before it is taken, an account is made before it is referred to and no longer
 * referred to before it is deleted. What cannot be done is a finding; closing access is done in any case.
 * The order of the differences makes no difference. Throws `unsupported` for a kind that the target does not have.
 */
export function planOperations(input: OperationsInput): PlannedOperations {
  const arranged = arrange(input);
  const { units, membership, waits, splits } = arranged;
  const { limits, privileged = () => false } = input;
  const context = { limits, isPrivileged: privileged };
  const drafts = units.map((unit, number) => draftUnit(unit, splits.between.get(number), context));
  const memberships = draftMemberships(membership.edges, limits, privileged);
  linkDrafts({ units, drafts, waits, splits, memberships });
  const all = [
    ...drafts.flatMap(({ early, late }) => [...early, ...late]),
    ...memberships.map(({ draft }) => draft),
  ];
  return { operations: orderOperations(all, input.idSeed), findings: arranged.findings };
}

function arrange(input: OperationsInput): Arranged {
  const { limits, holders } = input;
  const findings: Finding[] = [];
  let differences: readonly Difference[] = sorted(input);
  for (;;) {
    const round = feasible(differences, input);
    const membership = planMembership(round.changes, limits);
    const units = membership.changes.flatMap((change) => writeUnits(change, limits));
    const waits = waitsFor(units);
    const fresh = freshValues(round.changes, holders, input.idSeed);
    const splits = findSplits({ units, waits, fresh, limits });
    findings.push(...round.findings);
    if (splits.stuck.length === 0) {
      return {
        units,
        membership,
        waits,
        splits,
        findings: [...findings, ...gapFinding(input, splits)],
      };
    }
    const stuck = new Set(splits.stuck.map((number) => units[number]?.change.key));
    const changes = round.changes.filter(({ key }) => stuck.has(key));
    const out = takeOut(round.changes, new Map(changes.map((change) => [change, noWayRound])));
    findings.push(...out.findings);
    differences = out.differences;
  }
}

const noWayRound =
  "it and other accounts wait for each other's values, and none may hold a temporary one";

function sorted({ differences, schema }: OperationsInput): readonly Difference[] {
  const changes = differences.map((difference) => objectChange(difference, schema));
  return changes.sort(byLabel).map(({ difference }) => difference);
}

function byLabel(one: ObjectChange, other: ObjectChange): number {
  const [first, second] = [one.difference.label, other.difference.label];
  if (first !== second) return first < second ? -1 : 1;
  return one.key < other.key ? -1 : Number(one.key > other.key);
}

function gapFinding({ target }: OperationsInput, { gap }: Splits): readonly Finding[] {
  if (gap === 0) return [];
  return [
    {
      finding: "suggestion",
      target,
      about: "number of operations",
      because: `so many accounts wait for each other that the plan may have up to ${gap} operations more than it must`,
    },
  ];
}
