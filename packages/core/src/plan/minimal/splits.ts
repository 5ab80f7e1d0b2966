import type { Limits } from "../../connector/limits.ts";
import type { Attributes } from "../../model/value.ts";
import { connect, type Digraph, digraph } from "../digraph/digraph.ts";
import { feedbackVertexSet } from "../digraph/feedback-vertex-set.ts";
import { type Circles, findCircles, unitsInCircles } from "./circles.ts";
import { earlyState, skeletonState } from "./early-state.ts";
import type { FreshValue } from "./fresh-values.ts";
import type { Wait } from "./waits.ts";
import { groupsOf, partOf, type WriteUnit } from "./write-unit.ts";

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

/** What {@link findSplits} works with. */
export interface SplitInput {
  readonly units: readonly WriteUnit[];
  readonly waits: readonly Wait[];
  readonly fresh: FreshValue;
  readonly limits: Limits;
}

interface Options extends SplitInput {
  readonly circles: Circles;
  readonly early: Set<Wait>;
  readonly postponed: Set<Wait>;
  /** By unit number: the state between its two steps, were it to have two. */
  readonly states: Map<number, Attributes>;
}

/** One write more counts for more than all the values that it could save. */
const oneWrite = 2 ** 24;

/**
 * Chooses the writes to be done in two steps: the fewest that end all waiting in circles (a minimum feedback vertex set
 * of the waits-for digraph), and of those the ones that write the fewest values.
 */
export function findSplits(input: SplitInput): Splits {
  const options = optionsOf(input);
  const { early, postponed, states, circles } = options;
  const hard = circles.waits.filter((wait) => !early.has(wait) && !postponed.has(wait));
  const stuck = unitsInCircles(input.units.length, hard);
  if (stuck.length > 0) return { between: new Map(), early, postponed, stuck, gap: 0 };
  const count = input.units.length;
  const costs = new Map(
    [...states].map(([unit, state]) => [unit + count, costOf(input, unit, state)]),
  );
  const set = feedbackVertexSet(
    waitsFor(options),
    (vertex) => costs.get(vertex) ?? Number.POSITIVE_INFINITY,
  );
  const between = new Map<number, Attributes>();
  for (const vertex of set.chosen.toSorted((one, other) => one - other)) {
    between.set(vertex - count, states.get(vertex - count) as Attributes);
  }
  const gap = Math.floor(set.cost / oneWrite) - Math.ceil(set.atLeast / oneWrite);
  return { between, early, postponed, stuck, gap: Math.max(gap, 0) };
}

/** Finds out which waits a second step could end, and what each unit would be like between its steps. */
function optionsOf(input: SplitInput): Options {
  const circles = findCircles(input.units.length, input.waits);
  const options = {
    ...input,
    circles,
    early: new Set<Wait>(),
    postponed: new Set<Wait>(),
    states: new Map(),
  };
  for (const unit of circles.units) {
    const isMade = input.units[unit]?.form === "create";
    const waits = (isMade ? circles.leaving : circles.arriving).get(unit) ?? [];
    const helped = waits.filter((wait) => stateFor(options, unit, [wait]));
    const state = helped.length > 0 ? stateFor(options, unit, helped) : undefined;
    if (!state) continue;
    options.states.set(unit, state);
    for (const wait of helped) (isMade ? options.postponed : options.early).add(wait);
  }
  return options;
}

function stateFor(
  { units, circles, fresh }: Options,
  number: number,
  waits: readonly Wait[],
): Attributes | undefined {
  const unit = units[number] as WriteUnit;
  const reasons = waits.flatMap((wait) => wait.reasons);
  if (unit.form === "create") {
    return skeletonState({ unit, fresh }, new Set(reasons.map(({ takes }) => takes[0] as string)));
  }
  const taken = (circles.leaving.get(number) ?? []).flatMap((wait) => wait.reasons);
  const pending = new Set(taken.flatMap(({ takes }) => takes));
  return earlyState(
    { unit, pending, fresh },
    reasons.map(({ gives }) => gives),
  );
}

/** The waits-for digraph, with a second vertex for each unit that could have two steps: taking that one away splits it. */
function waitsFor({ units, circles, states, early, postponed }: Options): Digraph {
  const second = (unit: number) => unit + units.length;
  const edges = digraph([...circles.units, ...[...states.keys()].map(second)]);
  for (const unit of states.keys()) {
    if (units[unit]?.form === "create") connect(edges, unit, second(unit));
    else connect(edges, second(unit), unit);
  }
  for (const wait of circles.waits) {
    connect(
      edges,
      postponed.has(wait) ? second(wait.from) : wait.from,
      early.has(wait) ? second(wait.to) : wait.to,
    );
  }
  return edges;
}

function costOf({ units, limits }: SplitInput, number: number, state: Attributes): number {
  const { form, change, before, after } = units[number] as WriteUnit;
  const names = [
    ...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(state)]),
  ];
  const proper = names.filter((name) => state[name] !== after[name]);
  if (form === "create") {
    const written = proper.filter((name) => state[name] !== undefined);
    return groupsFor(proper) * oneWrite + written.length;
  }
  const written = names.filter((name) => state[name] !== before[name]);
  if (form === "delete") return groupsFor(written) * oneWrite + written.length;
  return (
    oneWrite + written.filter((name) => proper.includes(name) && !Array.isArray(state[name])).length
  );

  function groupsFor(attributes: readonly string[]): number {
    return groupsOf(new Set(attributes.map((name) => partOf(change.kind, name))), limits).length;
  }
}
