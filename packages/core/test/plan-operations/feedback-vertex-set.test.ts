import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { components } from "../../src/plan/digraph/components.ts";
import { type Digraph, digraph, subgraph } from "../../src/plan/digraph/digraph.ts";
import { feedbackVertexSet } from "../../src/plan/digraph/feedback-vertex-set.ts";
import { vertexCover } from "../../src/plan/digraph/vertex-cover.ts";

const digraphs = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    pairs: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: size * 3 }),
    weights: fc.array(fc.constantFrom(1, 1, 1, 2, 3), { minLength: size, maxLength: size }),
    barred: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: size, maxLength: size }),
  }),
);

/** Without a cycle, one vertex after the other has nothing before it. */
function isAcyclic(edges: Digraph): boolean {
  const left = new Map([...edges.ins].map(([vertex, ins]) => [vertex, ins.size]));
  const ready = [...left].filter(([, count]) => count === 0).map(([vertex]) => vertex);
  for (const vertex of ready) {
    for (const next of edges.outs.get(vertex) ?? []) {
      left.set(next, (left.get(next) as number) - 1);
      if (left.get(next) === 0) ready.push(next);
    }
  }
  return ready.length === edges.outs.size;
}

function cheapestByTrying(edges: Digraph, weights: (vertex: number) => number): number {
  const vertices = [...edges.outs.keys()];
  let best = Number.POSITIVE_INFINITY;
  for (let subset = 0; subset < 2 ** vertices.length; subset++) {
    const chosen = vertices.filter((_, index) => subset & (1 << index));
    const cost = chosen.reduce((sum, vertex) => sum + weights(vertex), 0);
    const rest = vertices.filter((vertex) => !chosen.includes(vertex));
    if (cost < best && isAcyclic(subgraph(edges, rest))) best = cost;
  }
  return best;
}

describe("a feedback vertex set", () => {
  it("is the cheapest there is, also where some vertices may not be chosen", () => {
    fc.assert(
      fc.property(digraphs, ({ size, pairs, weights, barred }) => {
        const edges = digraph(Array(size).keys(), pairs);
        const weight = (vertex: number) =>
          barred[vertex] === 0 ? Number.POSITIVE_INFINITY : (weights[vertex] as number);
        const best = cheapestByTrying(edges, weight);
        if (best === Number.POSITIVE_INFINITY) {
          expect(() => feedbackVertexSet(edges, weight)).toThrow(RangeError);
          return;
        }
        const { chosen, cost, atLeast } = feedbackVertexSet(edges, weight);
        const rest = [...Array(size).keys()].filter((vertex) => !chosen.includes(vertex));
        expect(isAcyclic(subgraph(edges, rest))).toBe(true);
        expect(chosen.reduce((sum, vertex) => sum + weight(vertex), 0)).toBe(cost);
        expect([cost, atLeast]).toEqual([best, best]);
      }),
      { numRuns: 400 },
    );
  });

  it("leaves the graph that it was given as it was", () => {
    const edges = digraph(
      [0, 1],
      [
        [0, 1],
        [1, 0],
      ],
    );
    feedbackVertexSet(edges, () => 1);
    expect(edges).toEqual(
      digraph(
        [0, 1],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    );
  });

  it("of a digraph too big to search breaks all its cycles and says how far from the cheapest it may be", () => {
    const size = 300;
    const pairs = Array.from({ length: size }, (_, at): [number, number][] => [
      [at, (at * 7 + 1) % size],
      [at, (at * 13 + 5) % size],
      [at, (at * 29 + 11) % size],
    ]).flat();
    const edges = digraph(
      Array(size).keys(),
      pairs.filter(([from, to]) => from !== to),
    );
    const { chosen, cost, atLeast } = feedbackVertexSet(edges, () => 1);
    const rest = [...Array(size).keys()].filter((vertex) => !chosen.includes(vertex));
    expect(isAcyclic(subgraph(edges, rest))).toBe(true);
    expect(atLeast).toBeGreaterThan(0);
    expect(atLeast).toBeLessThanOrEqual(cost);
  });

  it("of one long ring is one vertex, and no ring is too long", () => {
    const size = 50_000;
    const ring = digraph(
      Array(size).keys(),
      Array.from({ length: size }, (_, at) => [at, (at + 1) % size] as const),
    );
    expect(feedbackVertexSet(ring, () => 1).chosen).toHaveLength(1);
    expect(components(ring)).toHaveLength(1);
  });
});

describe("components", () => {
  it("hold the vertices that reach each other, and come after those that they lead to", () => {
    fc.assert(
      fc.property(digraphs, ({ size, pairs }) => {
        const edges = digraph(Array(size).keys(), pairs);
        const reach = Array.from({ length: size }, (_, from) => {
          const seen = new Set([from]);
          for (const vertex of seen)
            for (const next of edges.outs.get(vertex) ?? []) seen.add(next);
          return seen;
        });
        const found = components(edges);
        const position = new Map(found.flatMap((members, at) => members.map((one) => [one, at])));
        for (let one = 0; one < size; one++) {
          for (let other = 0; other < size; other++) {
            const mutual = reach[one]?.has(other) && reach[other]?.has(one);
            expect(position.get(one) === position.get(other)).toBe(mutual);
            if (reach[one]?.has(other)) {
              expect(position.get(other) as number).toBeLessThanOrEqual(
                position.get(one) as number,
              );
            }
          }
        }
      }),
    );
  });
});

describe("a vertex cover", () => {
  it("touches every edge with the fewest vertices there are", () => {
    const bipartite = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(bipartite, (edges) => {
        const { left, right } = vertexCover(edges, 6);
        const all = edges.flatMap((rights, one) => rights.map((other) => [one, other] as const));
        expect(all.every(([one, other]) => left.has(one) || right.has(other))).toBe(true);
        let fewest = Number.POSITIVE_INFINITY;
        for (let subset = 0; subset < 2 ** edges.length; subset++) {
          const uncovered = all.filter(([one]) => !(subset & (1 << one)));
          const rights = new Set(uncovered.map(([, other]) => other)).size;
          const lefts = edges.filter((_, one) => subset & (1 << one)).length;
          fewest = Math.min(fewest, lefts + rights);
        }
        expect(left.size + right.size).toBe(fewest);
      }),
      { numRuns: 500 },
    );
  });
});
