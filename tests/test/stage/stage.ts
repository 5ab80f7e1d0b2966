import {
  type GuardLimits,
  type Limits,
  linkWrites,
  memoryStore,
  type Policy,
  type SourceConnector,
  type Store,
  type TargetConnector,
} from "@rollcall/core";
import {
  type MemorySource,
  type MemoryTarget,
  memorySource,
  memoryTarget,
  type World,
  worldPolicy,
} from "@rollcall/testkit";

/** What a run works on: systems that may be wrapped, a policy and a store. */
export interface Systems {
  readonly source: SourceConnector;
  readonly targets: readonly TargetConnector[];
  readonly policy: Policy;
  readonly store: Store;
  readonly guard?: GuardLimits | undefined;
}

/** The systems of a world, in memory, each with the view past its connector. */
export interface Stage extends Systems {
  readonly source: MemorySource;
  readonly targets: readonly MemoryTarget[];
  /** Whether the targets can bring deleted accounts back. */
  readonly restorable: boolean;
  /** How many members they take at once. */
  readonly membership?: Limits["membership"];
}

/** How a world is put up. */
export interface StageOptions {
  readonly limits?: Limits | undefined;
  readonly pageSize?: number | undefined;
  readonly policy?: Policy | undefined;
}

/** The name of the store in all stages, so that plans of two stages can be compared. */
const storeId = "a store of a test";

/** Puts a world up: people in the source, accounts in the target, links in the store. */
export async function stageOf(world: World, options: StageOptions = {}): Promise<Stage> {
  const { limits, pageSize = 3 } = options;
  const clock = (): string => world.asOf;
  const store = memoryStore({ id: storeId });
  await store.commit(world.links.flatMap((link) => linkWrites(link)));
  return {
    source: memorySource({ name: "staff", people: world.people, clock, pageSize }),
    targets: [
      memoryTarget({ name: world.target, accounts: world.accounts, clock, pageSize, limits }),
    ],
    restorable: limits?.restorable ?? limits === undefined,
    ...(limits?.membership && { membership: limits.membership }),
    policy: options.policy ?? worldPolicy(world),
    store,
  };
}
