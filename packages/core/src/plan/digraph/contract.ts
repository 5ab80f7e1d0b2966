import { bypassVertex, type Digraph, removeVertex } from "./digraph.ts";

/** What it costs to choose a vertex, by vertex; `Infinity` when it cannot be chosen. */
export type Weights = (vertex: number) => number;

/**
 * Shrinks a digraph without changing which feedback vertex sets are the cheapest (Levy and Low, with weights), and gives
 * the vertices that every one of them may as well hold. What is left has no cycle of one vertex.
 * Throws RangeError when a cycle has no vertex that can be chosen.
 */
export function contract(edges: Digraph, weights: Weights): number[] {
  const chosen: number[] = [];
  const queue = [...edges.outs.keys()];
  const waiting = new Set(queue);
  for (let at = 0; at < queue.length; at++) {
    const vertex = queue[at] as number;
    waiting.delete(vertex);
    const step = stepFor(edges, weights, vertex);
    if (!step) continue;
    if (step === "choose") chosen.push(vertex);
    const near = [...(edges.ins.get(vertex) ?? []), ...(edges.outs.get(vertex) ?? [])];
    if (step === "bypass") bypassVertex(edges, vertex);
    else removeVertex(edges, vertex);
    for (const one of near) {
      if (one === vertex || waiting.has(one)) continue;
      waiting.add(one);
      queue.push(one);
    }
  }
  return chosen;
}

function stepFor(
  edges: Digraph,
  weights: Weights,
  vertex: number,
): "choose" | "remove" | "bypass" | undefined {
  const ins = edges.ins.get(vertex);
  const outs = edges.outs.get(vertex);
  if (!ins || !outs) return undefined;
  const weight = weights(vertex);
  if (outs.has(vertex)) {
    if (weight === Infinity) throw new RangeError("a cycle has no vertex that can be chosen");
    return "choose";
  }
  if (ins.size === 0 || outs.size === 0) return "remove";
  if (weight === Infinity) return "bypass";
  // Every cycle through this vertex also goes through its only neighbour on that side, which costs no more.
  return [ins, outs].some((side) => side.size === 1 && weights(only(side)) <= weight)
    ? "bypass"
    : undefined;
}

function only(side: ReadonlySet<number>): number {
  const [vertex] = side;
  return vertex as number;
}
