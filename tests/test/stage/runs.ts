import type { Parameters } from "fast-check";

const times = Number(process.env.ROLLCALL_RUNS ?? 1);

/** How long one test may take, in milliseconds. */
export const patience: number = 60_000 * Math.max(1, times);

/**
 * Says how often a property is tried: `count` times, and as many times more as `ROLLCALL_RUNS` says, such as at night. A
 * counterexample is made smaller for as long as there is time.
 */
export function runs(count: number): Parameters<unknown> {
  return {
    numRuns: Math.max(1, Math.round(count * times)),
    interruptAfterTimeLimit: patience * 0.8,
    markInterruptAsFailure: true,
  };
}
