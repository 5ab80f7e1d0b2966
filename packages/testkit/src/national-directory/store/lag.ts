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
