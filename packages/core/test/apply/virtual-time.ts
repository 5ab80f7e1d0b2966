import type { Sleep } from "../../src/apply/options.ts";

/** Time that goes on only when everything waits for it. */
export interface VirtualTime {
  now(): number;
  /** Moves the clock alone, as when somebody sets it. */
  set(now: number): void;
  readonly sleep: Sleep;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Makes a clock that starts on 21 November 2026. */
export function virtualTime(start: number = Date.UTC(2026, 10, 21, 7)): VirtualTime {
  let now = start;
  let scheduled = false;
  const sleepers = new Set<Sleeper>();
  const goOn = (): void => {
    scheduled = false;
    const next = [...sleepers].reduce<Sleeper | undefined>(
      (first, one) => (first && first.until <= one.until ? first : one),
      undefined,
    );
    if (!next) return;
    now = Math.max(now, next.until);
    next.wake();
    schedule();
  };
  const schedule = (): void => {
    if (scheduled || sleepers.size === 0) return;
    scheduled = true;
    setImmediate(goOn);
  };
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          until: now + Math.max(0, milliseconds),
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", sleeper.wake);
            resolve();
          },
        };
        signal?.addEventListener("abort", sleeper.wake);
        sleepers.add(sleeper);
        schedule();
      }),
  };
}
