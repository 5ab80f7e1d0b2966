/** Numbered vertices and the directed edges between them: each vertex with those before and those behind it. */
export interface Digraph {
  readonly ins: Map<number, Set<number>>;
  readonly outs: Map<number, Set<number>>;
}

/** Makes a digraph with these vertices and edges. */
export function digraph(
  vertices: Iterable<number>,
  pairs: Iterable<readonly [number, number]> = [],
): Digraph {
  const edges: Digraph = { ins: new Map(), outs: new Map() };
  for (const vertex of vertices) {
    edges.ins.set(vertex, new Set());
    edges.outs.set(vertex, new Set());
  }
  for (const [from, to] of pairs) connect(edges, from, to);
  return edges;
}

/** Adds an edge between two vertices of the digraph. */
export function connect(edges: Digraph, from: number, to: number): void {
  edges.outs.get(from)?.add(to);
  edges.ins.get(to)?.add(from);
}

/** Takes a vertex and its edges away. */
export function removeVertex(edges: Digraph, vertex: number): void {
  for (const to of edges.outs.get(vertex) ?? []) edges.ins.get(to)?.delete(vertex);
  for (const from of edges.ins.get(vertex) ?? []) edges.outs.get(from)?.delete(vertex);
  edges.outs.delete(vertex);
  edges.ins.delete(vertex);
}

/** Takes a vertex away and joins those before it to those behind it, so that every cycle through it stays one. */
export function bypassVertex(edges: Digraph, vertex: number): void {
  const before = [...(edges.ins.get(vertex) ?? [])];
  const behind = [...(edges.outs.get(vertex) ?? [])];
  removeVertex(edges, vertex);
  for (const from of before) for (const to of behind) connect(edges, from, to);
}

/** Copies the part of a digraph that stands between these vertices. */
export function subgraph(edges: Digraph, vertices: Iterable<number>): Digraph {
  const part = digraph(vertices);
  for (const [from, behind] of part.outs) {
    for (const to of edges.outs.get(from) ?? []) {
      if (!part.ins.has(to)) continue;
      behind.add(to);
      part.ins.get(to)?.add(from);
    }
  }
  return part;
}
