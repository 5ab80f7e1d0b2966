import type { Attributes } from "../../model/value.ts";
import { connect, type Digraph, digraph } from "../digraph/digraph.ts";
import { feedbackVertexSet } from "../digraph/feedback-vertex-set.ts";
import { unitsInCircles } from "./circles.ts";
import {
  findSecondSteps,
  type SecondStep,
  type SecondSteps,
  type SplitInput,
} from "./second-steps.ts";
import type { Wait } from "./waits.ts";
import type { WriteUnit } from "./write-unit.ts";

/** Which writes are done in two steps so that none waits for itself. */
export interface Splits {
  /** By unit number: the state between the early step and the late one. */
  readonly between: ReadonlyMap<number, Attributes>;
  /** Waits that are over once the other has done its early step. */
  readonly early: ReadonlySet<Wait>;
  /** Waits that hold up only the late step of the one that waits. */
  readonly postponed: ReadonlySet<Wait>;
  /** Units that wait for themselves and that nothing can help, in ascending order. */
  readonly stuck: readonly number[];
  /** By how many writes the plan may be longer than the shortest; 0 when it is known to be the shortest. */
  readonly gap: number;
}

/** One write more counts for more than all the values that it could save. */
const oneWrite = 2 ** 24;

/**
 * Chooses the writes to be done in two steps: the fewest that end all waiting in circles (a minimum feedback vertex set
 * of the waits-for digraph), and of those the ones that write the fewest values.
 */
export function findSplits(input: SplitInput): Splits {
  const { units } = input;
  const found = findSecondSteps(input);
  const { circles, early, postponed, steps } = found;
  const hard = circles.waits.filter((wait) => !early.has(wait) && !postponed.has(wait));
  const stuck = unitsInCircles(units.length, hard);
  if (stuck.length > 0)
    return { between: new Map(), early: new Set(), postponed: new Set(), stuck, gap: 0 };
  const costOf = (vertex: number): number => {
    const step = steps[vertex - units.length];
    return step ? oneWrite + step.values : Number.POSITIVE_INFINITY;
  };
  const set = feedbackVertexSet(waitsFor(units, found), costOf);
  const chosen = new Set(set.chosen.map((vertex) => steps[vertex - units.length] as SecondStep));
  const gap = Math.floor(set.cost / oneWrite) - Math.ceil(set.atLeast / oneWrite);
  return {
    between: statesBetween(found, chosen),
    early: endedBy(early, chosen),
    postponed: endedBy(postponed, chosen),
    stuck,
    gap: Math.max(gap, 0),
  };
}

/**
 * The waits-for digraph, with a vertex of its own for each second step that there could be, which passes on what its unit
 * waits for, or is waited for: taking it away is to take the step.
 */
function waitsFor(units: readonly WriteUnit[], found: SecondSteps): Digraph {
  const { circles, steps, early, postponed } = found;
  const vertices = new Map(steps.map((step, index) => [step, units.length + index]));
  const verticesOf = (ending: readonly SecondStep[] | undefined, unit: number): readonly number[] =>
    ending?.map((step) => vertices.get(step) as number) ?? [unit];
  const edges = digraph([...circles.units, ...vertices.values()]);
  for (const [{ unit }, vertex] of vertices) {
    if (units[unit]?.form === "create") connect(edges, unit, vertex);
    else connect(edges, vertex, unit);
  }
  for (const wait of circles.waits) {
    for (const from of verticesOf(postponed.get(wait), wait.from)) {
      for (const to of verticesOf(early.get(wait), wait.to)) connect(edges, from, to);
    }
  }
  return edges;
}

function statesBetween(
  { stateWith }: SecondSteps,
  chosen: ReadonlySet<SecondStep>,
): Map<number, Attributes> {
  const byUnit = Map.groupBy(chosen, ({ unit }) => unit);
  const units = [...byUnit.keys()].sort((one, other) => one - other);
  return new Map(
    units.map((unit) => [unit, stateWith(byUnit.get(unit) as [SecondStep, ...SecondStep[]])]),
  );
}

function endedBy(
  waits: ReadonlyMap<Wait, readonly SecondStep[]>,
  chosen: ReadonlySet<SecondStep>,
): Set<Wait> {
  const ended = [...waits].filter(([, steps]) => steps.every((step) => chosen.has(step)));
  return new Set(ended.map(([wait]) => wait));
}
