import type { Base } from "./base.ts";

/** A base that is closed when it was retired and nobody reads it any more. */
export interface SharedBase {
  readonly base: Base;
  /** Keeps the base open until the function that it gives is called. */
  hold(): () => Promise<void>;
  use<T>(read: (base: Base) => Promise<T>): Promise<T>;
  retire(): Promise<void>;
}

/** Shares an open base among the reads that go on while another takes its place. */
export function sharedBase(base: Base): SharedBase {
  let readers = 0;
  let retired = false;
  const closeWhenUnused = async (): Promise<void> => {
    if (retired && readers === 0) await base.close();
  };
  const hold = (): (() => Promise<void>) => {
    readers++;
    let held = true;
    return async () => {
      if (!held) return;
      held = false;
      readers--;
      await closeWhenUnused();
    };
  };
  return {
    base,
    hold,
    async use(read) {
      const release = hold();
      try {
        return await read(base);
      } finally {
        await release();
      }
    },
    async retire() {
      retired = true;
      await closeWhenUnused();
    },
  };
}
