import type { Store } from "@rollcall/core";
import { SimulatedDeath } from "./simulated-death.ts";

/** The life of one simulated process, shared by all that dies with it. */
export interface Life {
  ended: boolean;
}

/** Throws when the process has died. */
export function assertAlive(life: Life): void {
  if (life.ended) throw new SimulatedDeath();
}

/**
 * Wraps a store so that it dies with a process: what is committed after the death is not kept.
 * The store itself stays open, for the process that resumes.
 */
export function mortalStore(store: Store, life: Life): Store {
  const alive = async <T>(act: () => Promise<T>): Promise<T> => {
    assertAlive(life);
    const result = await act();
    assertAlive(life);
    return result;
  };
  return {
    id: store.id,
    get: (space, key) => alive(() => store.get(space, key)),
    async *scan(space, prefix) {
      for await (const entry of store.scan(space, prefix)) {
        assertAlive(life);
        yield entry;
      }
    },
    commit: (writes) => alive(() => store.commit(writes)),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
