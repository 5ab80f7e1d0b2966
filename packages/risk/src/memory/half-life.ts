/** Gives what is left of a number after so long, in units of its half-life: all of it for an instant that is not later. */
export function leftAfter(elapsed: number, halfLife: number): number {
  return elapsed <= 0 ? 1 : Math.exp((-elapsed / halfLife) * Math.LN2);
}
