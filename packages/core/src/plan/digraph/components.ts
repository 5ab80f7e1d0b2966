import type { Digraph } from "./digraph.ts";

interface Walk {
  readonly edges: Digraph;
  readonly number: Map<number, number>;
  readonly low: Map<number, number>;
  readonly open: number[];
  readonly isOpen: Set<number>;
  readonly found: number[][];
}

/**
 * Finds the strongly connected components of a digraph (Tarjan, without recursion). A component comes after those that
 * its edges lead to; the vertices of each are in ascending order.
 */
export function components(edges: Digraph): readonly (readonly number[])[] {
  const walk: Walk = {
    edges,
    number: new Map(),
    low: new Map(),
    open: [],
    isOpen: new Set(),
    found: [],
  };
  for (const vertex of edges.outs.keys()) if (!walk.number.has(vertex)) visit(walk, vertex);
  return walk.found;
}

function visit(walk: Walk, root: number): void {
  const path = [enter(walk, root)];
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const next = step.rest.next();
    if (next.done) {
      path.pop();
      leave(walk, step.vertex, path.at(-1)?.vertex);
    } else if (!walk.number.has(next.value)) {
      path.push(enter(walk, next.value));
    } else if (walk.isOpen.has(next.value)) {
      lower(walk, step.vertex, walk.number.get(next.value) as number);
    }
  }
}

function enter(walk: Walk, vertex: number): { vertex: number; rest: Iterator<number> } {
  const number = walk.number.size;
  walk.number.set(vertex, number);
  walk.low.set(vertex, number);
  walk.open.push(vertex);
  walk.isOpen.add(vertex);
  return { vertex, rest: (walk.edges.outs.get(vertex) ?? new Set()).values() };
}

function leave(walk: Walk, vertex: number, parent: number | undefined): void {
  const low = walk.low.get(vertex) as number;
  if (parent !== undefined) lower(walk, parent, low);
  if (low !== walk.number.get(vertex)) return;
  const component = walk.open.splice(walk.open.lastIndexOf(vertex));
  for (const member of component) walk.isOpen.delete(member);
  walk.found.push(component.sort((one, other) => one - other));
}

function lower(walk: Walk, vertex: number, to: number): void {
  if (to < (walk.low.get(vertex) as number)) walk.low.set(vertex, to);
}
