import type { Instant } from "../model/value.ts";
import type { Sleep } from "./options.ts";

/** Time that never goes back. */
export interface SteadyClock {
  /** In milliseconds since 1970. */
  now(): number;
  instant(): Instant;
}

/** Makes a clock that stands still while the computer's clock is behind what was seen before, `since` included. */
export function steadyClock(now: () => number, since: number): SteadyClock {
  let latest = since;
  const read = (): number => {
    latest = Math.max(latest, now());
    return latest;
  };
  return { now: read, instant: () => new Date(read()).toISOString() };
}

/** Waits with a timer of the computer. */
export const realSleep: Sleep = (milliseconds, signal) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal?.aborted) return Promise.resolve();
  const wake = (): void => {
    signal?.removeEventListener("abort", wake);
    clearTimeout(timer);
    resolve();
  };
  const timer = setTimeout(wake, milliseconds);
  signal?.addEventListener("abort", wake);
  return promise;
};
