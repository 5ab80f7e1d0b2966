import { setTimeout as timeout } from "node:timers/promises";
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
export const realSleep: Sleep = async (milliseconds, signal) => {
  await timeout(Math.max(0, milliseconds), undefined, signal && { signal }).catch(() => {});
};
