import type { Random } from "../../staff/random.ts";
import type { Lag } from "./lag.ts";
import type { Store } from "./store.ts";

/** Up to where in the journal one request sees. */
export interface Reading {
  readonly entities: number;
  readonly edges: number;
}

/** Gives a request its replicas, by chance. */
export function pickReplicas(
  store: Store,
  lag: Lag,
  asked: { readonly now: number; readonly eventual: boolean; readonly random: Random },
): Reading {
  const { now, eventual, random } = asked;
  const draw = random();
  const entities = eventual ? lag.index : (lag.entities[draw % lag.entities.length] ?? 0);
  const edges = lag.edges[draw % lag.edges.length] ?? 0;
  return { entities: positionAt(store, now - entities), edges: positionAt(store, now - edges) };
}

/** Gives the number of the last entry of the journal at a time. */
export function positionAt(store: Store, time: number): number {
  const { entries } = store;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.at ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (entries[low - 1]?.seq ?? 0);
}
