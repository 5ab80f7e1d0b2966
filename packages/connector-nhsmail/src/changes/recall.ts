import type { Instant } from "@rollcall/core";
import type { Recent } from "./position.ts";

/**
 * What was told of accounts lately. Graph may tell of a change again, in the next round too, and may tell of it before
 * every one of its copies shows it: what was told is not told twice, and an account that may be behind is looked at again.
 */
export interface Recall {
  /** Accounts to look at again. */
  readonly due: readonly string[];
  /** Whether an account can no longer be behind, so that what is not seen of it is not there. */
  isSettled(id: string): boolean;
  /** Takes note of an account that a feed names: from now on it may be behind. */
  hear(id: string): void;
  /** Takes note of what an account is like, and tells whether that is news. */
  isNews(id: string, state: string): boolean;
  /** What the next round has to know. */
  write(): readonly Recent[];
}

/** What has settled is kept for repetitions, so many accounts of it. */
const mostSettled = 500;

/** Begins a round with what the one before has left. */
export function recall(
  recent: readonly Recent[],
  { now, visibleAfter }: { readonly now: Instant; readonly visibleAfter: number },
): Recall {
  const kept = new Map(recent.map((one) => [one.id, one]));
  const isPending = (since: Instant | undefined): boolean =>
    since !== undefined && Date.parse(now) - Date.parse(since) < visibleAfter;
  return {
    due: recent.filter(({ since }) => since !== undefined).map(({ id }) => id),
    isSettled: (id) => !isPending(kept.get(id)?.since),
    hear(id) {
      const before = kept.get(id);
      kept.delete(id);
      kept.set(id, { ...before, id, since: now });
    },
    isNews(id, state) {
      const before = kept.get(id);
      kept.delete(id);
      kept.set(id, { ...before, id, state });
      return before?.state !== state;
    },
    write() {
      const all = [...kept.values()];
      const pending = all.filter(({ since }) => isPending(since));
      const settled = all.filter(({ state, since }) => state !== undefined && !isPending(since));
      const told = settled.slice(-mostSettled).map(({ id, state }): Recent => ({ id, state }));
      return [...told, ...pending];
    },
  };
}
