import type { CallOptions } from "@rollcall/core";
import type { CallCounts, CallKind } from "./calls.ts";
import { assertWanted, refusal } from "./refusal.ts";

/** How an open session answers calls: each is counted, and none is answered once it is closed. */
export interface Answering {
  readonly one: <T>(kind: CallKind, options: CallOptions | undefined, act: () => T) => Promise<T>;
  readonly pages: <T>(kind: CallKind, start: () => AsyncIterable<T>) => AsyncIterable<T>;
  /** Ends it; gives whether it was open until now. */
  readonly close: () => boolean;
}

/** Starts to answer calls; `settle` is done before each. */
export function answering(calls: CallCounts, settle: () => void = () => undefined): Answering {
  let open = true;
  const arrive = (kind: CallKind): void => {
    if (!open) throw refusal("invalid-options", "the session is closed");
    calls[kind] += 1;
    settle();
  };
  async function* pages<T>(kind: CallKind, start: () => AsyncIterable<T>): AsyncIterable<T> {
    arrive(kind);
    yield* start();
  }
  return {
    one: async (kind, options, act) => {
      arrive(kind);
      await Promise.resolve();
      assertWanted(options?.signal);
      return act();
    },
    pages,
    close: () => {
      const was = open;
      open = false;
      return was;
    },
  };
}
