import { components } from "../digraph/components.ts";
import { digraph } from "../digraph/digraph.ts";
import type { Wait } from "./waits.ts";

/** The waits that belong to circles, each of which ends in waiting for itself. */
export interface Circles {
  readonly waits: readonly Wait[];
  /** Units that are part of a circle, in ascending order. */
  readonly units: readonly number[];
  /** By the unit that waits. */
  readonly leaving: ReadonlyMap<number, readonly Wait[]>;
  /** By the unit that is waited for. */
  readonly arriving: ReadonlyMap<number, readonly Wait[]>;
}

/** Finds the waits of `count` units that belong to circles. */
export function findCircles(count: number, waits: readonly Wait[]): Circles {
  const edges = digraph(Array(count).keys(), edgesOf(waits));
  const component = new Map<number, number>();
  for (const [index, members] of components(edges).entries()) {
    for (const member of members) component.set(member, index);
  }
  const circular = waits.filter(({ from, to }) => component.get(from) === component.get(to));
  return {
    waits: circular,
    units: [...new Set(circular.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b),
    leaving: Map.groupBy(circular, ({ from }) => from),
    arriving: Map.groupBy(circular, ({ to }) => to),
  };
}

/** Lists the units that wait for themselves, in ascending order. */
export function unitsInCircles(count: number, waits: readonly Wait[]): readonly number[] {
  const edges = digraph(Array(count).keys(), edgesOf(waits));
  return components(edges)
    .filter(
      ([first, ...others]) =>
        others.length > 0 || edges.outs.get(first as number)?.has(first as number),
    )
    .flat()
    .sort((one, other) => one - other);
}

function edgesOf(waits: readonly Wait[]): readonly (readonly [number, number])[] {
  return waits.map(({ from, to }) => [from, to] as const);
}
