const none = -1;

/** The vertices taken from either side, of which every edge between the sides needs one. */
export interface VertexCover {
  readonly left: ReadonlySet<number>;
  readonly right: ReadonlySet<number>;
}

interface Matching {
  readonly edges: readonly (readonly number[])[];
  readonly ofLeft: number[];
  readonly ofRight: number[];
  /** How far a left vertex is from one that is free; set by each round. */
  readonly depth: number[];
}

/**
 * Finds the fewest vertices of two sides that touch every edge between them: as many as a largest matching has edges
 * (König), found by Hopcroft and Karp. `edges[left]` are the right vertices of a left vertex, numbered below `rights`.
 */
export function vertexCover(edges: readonly (readonly number[])[], rights: number): VertexCover {
  const matching: Matching = {
    edges,
    ofLeft: edges.map(() => none),
    ofRight: Array.from({ length: rights }, () => none),
    depth: edges.map(() => none),
  };
  while (measureDepth(matching)) {
    for (let left = 0; left < edges.length; left++) {
      if (matching.ofLeft[left] === none) augment(matching, left);
    }
  }
  return cover(matching);
}

function measureDepth(matching: Matching): boolean {
  const { edges, ofLeft, ofRight, depth } = matching;
  const queue: number[] = [];
  for (let left = 0; left < edges.length; left++) {
    depth[left] = ofLeft[left] === none ? 0 : none;
    if (depth[left] === 0) queue.push(left);
  }
  let free = false;
  for (let at = 0; at < queue.length; at++) {
    const left = queue[at] as number;
    for (const right of edges[left] ?? []) {
      const next = ofRight[right] as number;
      if (next === none) free = true;
      else if (depth[next] === none) {
        depth[next] = (depth[left] as number) + 1;
        queue.push(next);
      }
    }
  }
  return free;
}

/** Walks, without recursion, one path of the layers to a free right vertex, and turns its edges over. */
function augment(matching: Matching, root: number): void {
  const path = [{ left: root, at: 0 }];
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const right = matching.edges[step.left]?.[step.at];
    if (right === undefined) {
      matching.depth[step.left] = none;
      path.pop();
      continue;
    }
    const next = matching.ofRight[right] as number;
    if (next === none) {
      turnOver(matching, path);
      return;
    }
    step.at++;
    if (matching.depth[next] === (matching.depth[step.left] as number) + 1) {
      path.push({ left: next, at: 0 });
    }
  }
}

function turnOver(matching: Matching, path: readonly { left: number; at: number }[]): void {
  for (const [index, { left, at }] of path.entries()) {
    // Every step but the last has already moved on to its next edge.
    const used = index === path.length - 1 ? at : at - 1;
    const right = matching.edges[left]?.[used] as number;
    matching.ofLeft[left] = right;
    matching.ofRight[right] = left;
  }
}

function cover({ edges, ofLeft, ofRight }: Matching): VertexCover {
  const reached = new Set(edges.keys().filter((left) => ofLeft[left] === none));
  const right = new Set<number>();
  for (const left of reached) {
    for (const one of edges[left] ?? []) {
      if (right.has(one)) continue;
      right.add(one);
      reached.add(ofRight[one] as number);
    }
  }
  return { left: new Set(edges.keys().filter((left) => !reached.has(left))), right };
}
