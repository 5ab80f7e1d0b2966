import type { Sleep } from "@rollcall/core";

/** Time of a test: it stands still but for the waits, which are over at once. */
export interface VirtualTime {
  now(): number;
  readonly sleep: Sleep;
}

/** Longer waits than this stand for *until there is an answer*, which always comes. */
const longestWait = 5000;

/** Makes a clock that starts at an instant. */
export function virtualTime(start: string): VirtualTime {
  let now = Date.parse(start);
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        signal?.addEventListener("abort", () => resolve(), { once: true });
        if (milliseconds >= longestWait) return;
        setImmediate(() => {
          now += Math.max(0, milliseconds);
          resolve();
        });
      }),
  };
}
