/** A directed graph over numbered vertices, each with those before and those behind it. */
export interface Digraph {
  readonly ins: Map<number, Set<number>>;
  readonly outs: Map<number, Set<number>>;
}

/** Makes a graph with these vertices and edges. */
export function digraph(
  vertices: Iterable<number>,
  edges: Iterable<readonly [number, number]> = [],
): Digraph {
  const graph: Digraph = { ins: new Map(), outs: new Map() };
  for (const vertex of vertices) {
    graph.ins.set(vertex, new Set());
    graph.outs.set(vertex, new Set());
  }
  for (const [from, to] of edges) connect(graph, from, to);
  return graph;
}

/** Adds an edge between two vertices of the graph. */
export function connect(graph: Digraph, from: number, to: number): void {
  graph.outs.get(from)?.add(to);
  graph.ins.get(to)?.add(from);
}

/** Takes a vertex and its edges away. */
export function removeVertex(graph: Digraph, vertex: number): void {
  for (const to of graph.outs.get(vertex) ?? []) graph.ins.get(to)?.delete(vertex);
  for (const from of graph.ins.get(vertex) ?? []) graph.outs.get(from)?.delete(vertex);
  graph.outs.delete(vertex);
  graph.ins.delete(vertex);
}

/** Takes a vertex away and joins those before it to those behind it, so that every cycle through it stays one. */
export function bypassVertex(graph: Digraph, vertex: number): void {
  const before = [...(graph.ins.get(vertex) ?? [])];
  const behind = [...(graph.outs.get(vertex) ?? [])];
  removeVertex(graph, vertex);
  for (const from of before) for (const to of behind) connect(graph, from, to);
}

/** Copies the part of a graph that stands between these vertices. */
export function subgraph(graph: Digraph, vertices: Iterable<number>): Digraph {
  const part = digraph(vertices);
  for (const [from, behind] of part.outs) {
    for (const to of graph.outs.get(from) ?? []) {
      if (!part.ins.has(to)) continue;
      behind.add(to);
      part.ins.get(to)?.add(from);
    }
  }
  return part;
}
