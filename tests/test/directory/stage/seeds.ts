const times = Math.max(1, Math.round(Number(process.env.ROLLCALL_RUNS ?? 1)));

/** Gives the seeds with which a test is run: one, and as many as `ROLLCALL_RUNS` says, such as at night. */
export function seeds(first: number): readonly number[] {
  return Array.from({ length: times }, (_, at) => first + at * 1000);
}
