import type { Weights } from "./contract.ts";
import { type Digraph, removeVertex, subgraph } from "./digraph.ts";

/**
 * Works out what a feedback vertex set of the digraph costs at least: each of a row of cycles that share no vertex needs
 * a vertex of its own. Short cycles first, since they leave room for more.
 */
export function disjointCycles(edges: Digraph, weights: Weights): number {
  const left = subgraph(edges, edges.outs.keys());
  let bound = 0;
  for (const vertex of byDegree(left)) {
    const cycle = shortestCycle(left, vertex);
    if (!cycle) continue;
    bound += Math.min(...cycle.map(weights));
    for (const one of cycle) removeVertex(left, one);
  }
  return bound;
}

function byDegree({ ins, outs }: Digraph): number[] {
  const degree = (vertex: number) => (ins.get(vertex)?.size ?? 0) * (outs.get(vertex)?.size ?? 0);
  return [...outs.keys()].sort((one, other) => degree(one) - degree(other) || one - other);
}

function shortestCycle(edges: Digraph, start: number): readonly number[] | undefined {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    const vertex = queue[at] as number;
    for (const next of edges.outs.get(vertex) ?? []) {
      if (next === start) return pathTo(cameFrom, vertex, start);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, vertex);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(cameFrom: ReadonlyMap<number, number>, end: number, start: number): number[] {
  const path = [end];
  for (let vertex = end; vertex !== start; ) {
    vertex = cameFrom.get(vertex) as number;
    path.push(vertex);
  }
  return path;
}
