import { components } from "./components.ts";
import { contract, type Weights } from "./contract.ts";
import { bypassVertex, type Digraph, removeVertex, subgraph } from "./digraph.ts";
import { disjointCycles } from "./disjoint-cycles.ts";

/** Vertices without which a digraph has no cycle. */
export interface FeedbackVertexSet {
  readonly chosen: readonly number[];
  readonly cost: number;
  /** No set costs less than this; the same as `cost` when it is known to be the cheapest. */
  readonly atLeast: number;
}

/** Up to this many vertices that no rule can shrink, the cheapest set is searched for until it is found. */
const exactUpTo = 24;

/**
 * Finds the cheapest set of vertices that breaks every cycle of a digraph: exactly where what is left of a component
 * after contraction is small, and otherwise by choosing greedily, with a lower bound.
 * Throws RangeError when a cycle has no vertex of finite weight.
 */
export function feedbackVertexSet(edges: Digraph, weights: Weights): FeedbackVertexSet {
  return solve(subgraph(edges, edges.outs.keys()), weights);
}

function solve(edges: Digraph, weights: Weights): FeedbackVertexSet {
  const forced = contract(edges, weights);
  let set: FeedbackVertexSet = measured(forced, weights);
  if (edges.outs.size === 0) return set;
  for (const component of cyclic(edges)) {
    const part = subgraph(edges, component);
    set = union(
      set,
      component.length === edges.outs.size ? kernel(part, weights) : solve(part, weights),
    );
  }
  return set;
}

function kernel(edges: Digraph, weights: Weights): FeedbackVertexSet {
  const near = greedy(edges, weights);
  if (edges.outs.size > exactUpTo) {
    return { ...near, atLeast: Math.min(near.cost, disjointCycles(edges, weights)) };
  }
  return cheaper(edges, weights, near.cost) ?? near;
}

/** Finds the cheapest set that costs less than `limit`, or gives `undefined` when there is none. */
function cheaper(edges: Digraph, weights: Weights, limit: number): FeedbackVertexSet | undefined {
  const work = subgraph(edges, edges.outs.keys());
  const forced = measured(contract(work, weights), weights);
  if (forced.cost >= limit) return undefined;
  if (work.outs.size === 0) return forced;
  if (forced.cost + disjointCycles(work, weights) >= limit) return undefined;
  const vertex = busiest(work, weights);
  const without = subgraph(work, work.outs.keys());
  removeVertex(work, vertex);
  const alone = measured([vertex], weights);
  const taken = cheaper(work, weights, limit - forced.cost - alone.cost);
  const best = taken && union(forced, union(alone, taken));
  bypassVertex(without, vertex);
  const left = cheaper(without, weights, (best?.cost ?? limit) - forced.cost);
  return left ? union(forced, left) : best;
}

function greedy(edges: Digraph, weights: Weights): FeedbackVertexSet {
  const work = subgraph(edges, edges.outs.keys());
  const chosen = contract(work, weights);
  while (work.outs.size > 0) {
    const vertex = busiest(work, weights);
    chosen.push(vertex);
    removeVertex(work, vertex);
    chosen.push(...contract(work, weights));
  }
  return measured(withoutSpare(edges, chosen), weights);
}

/** Puts back, last chosen first, each vertex that breaks no cycle that the others leave. */
function withoutSpare(edges: Digraph, chosen: readonly number[]): readonly number[] {
  const kept = new Set(chosen);
  for (const vertex of chosen.toReversed()) {
    kept.delete(vertex);
    if (returnsTo(edges, vertex, kept)) kept.add(vertex);
  }
  return [...kept];
}

function returnsTo(edges: Digraph, start: number, removed: ReadonlySet<number>): boolean {
  const seen = new Set<number>();
  const stack = [start];
  for (let vertex = stack.pop(); vertex !== undefined; vertex = stack.pop()) {
    for (const next of edges.outs.get(vertex) ?? []) {
      if (next === start) return true;
      if (removed.has(next) || seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return false;
}

function busiest({ ins, outs }: Digraph, weights: Weights): number {
  let best = -1;
  let bestScore = -1;
  for (const [vertex, behind] of outs) {
    const score = ((ins.get(vertex)?.size ?? 0) * behind.size) / weights(vertex);
    if (score < bestScore || (score === bestScore && vertex > best)) continue;
    best = vertex;
    bestScore = score;
  }
  return best;
}

function cyclic(edges: Digraph): readonly (readonly number[])[] {
  return components(edges).filter((component) => component.length > 1);
}

function measured(chosen: readonly number[], weights: Weights): FeedbackVertexSet {
  const cost = chosen.reduce((sum, vertex) => sum + weights(vertex), 0);
  return { chosen, cost, atLeast: cost };
}

function union(one: FeedbackVertexSet, other: FeedbackVertexSet): FeedbackVertexSet {
  return {
    chosen: [...one.chosen, ...other.chosen],
    cost: one.cost + other.cost,
    atLeast: one.atLeast + other.atLeast,
  };
}
