const times = Number(process.env.ROLLCALL_RUNS ?? 1);

/** Works out how often a property is tried: `count` times, and as many times more as `ROLLCALL_RUNS` says, such as at night. */
export function runs(count: number): number {
  return Math.max(1, Math.round(count * times));
}

/** How long one test may take, in milliseconds. */
export const patience: number = 60_000 * Math.max(1, times);
