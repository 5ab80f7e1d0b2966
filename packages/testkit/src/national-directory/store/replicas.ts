import type { Random } from "../../staff/random.ts";
import type { Store } from "./store.ts";

/** How far what is read stays behind what was written, in milliseconds. */
export interface Lag {
  /** One number for each replica of users and groups. */
  readonly entities: readonly number[];
  /** One number for each replica of memberships. */
  readonly edges: readonly number[];
  /** The index that advanced queries read (`ConsistencyLevel: eventual`). */
  readonly index: number;
  /** The feed of changes. */
  readonly delta: number;
  /** Memberships for a time, and whom they can be given to. */
  readonly grants: number;
}

/** How far behind things stay unless told: whoever reads his own writes at once is mostly disappointed. */
export const usualLag: Lag = {
  entities: [0, 4_000, 20_000],
  edges: [0, 8_000, 30_000],
  index: 45_000,
  delta: 30_000,
  grants: 60_000,
};

/** No lag at all. */
export const noLag: Lag = { entities: [0], edges: [0], index: 0, delta: 0, grants: 0 };

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
