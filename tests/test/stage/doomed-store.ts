import type { Store } from "@rollcall/core";
import { type Life, mortalStore, SimulatedDeath } from "@rollcall/testkit";

/** Which commit a process dies at, counted from 1, and whether the commit is kept. */
export interface DoomedCommit {
  readonly commit: number;
  readonly effect: "before" | "after";
}

/** Wraps a store so that the process dies at one of its commits. */
export function doomedStore(store: Store, life: Life, doom: DoomedCommit): Store {
  const mortal = mortalStore(store, life);
  let commits = 0;
  return {
    ...mortal,
    async commit(writes) {
      commits += 1;
      if (commits !== doom.commit) return await mortal.commit(writes);
      if (doom.effect === "after") await mortal.commit(writes);
      life.ended = true;
      throw new SimulatedDeath();
    },
  };
}
