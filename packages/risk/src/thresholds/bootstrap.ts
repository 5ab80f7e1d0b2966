import { invalidOption } from "@rollcall/core";

/** From where to where a figure may lie. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How often and by which chance a sample is drawn anew. */
export interface Bootstrap {
  /** Gives the next number from 0 up to, but not including, 1. The same stream gives the same interval. */
  readonly random: () => number;
  /** How many times; 500 unless told. */
  readonly rounds?: number;
  /** The share of the rounds that lies within; 0.95 unless told. */
  readonly confidence?: number;
}

/**
 * Works out an interval for each of some figures, by the percentile bootstrap: the sample is drawn anew from itself,
 * with repetition, and the figures are worked out again, round by round. Let the members of the sample be people and
 * not sign-ins, because the sign-ins of one person are alike. A round whose figure is no number is left out of that
 * figure; without any, the interval is NaN to NaN.
 */
export function bootstrapIntervals<Member>(
  sample: readonly Member[],
  figures: (drawn: readonly Member[]) => readonly number[],
  { random, rounds = 500, confidence = 0.95 }: Bootstrap,
): readonly Interval[] {
  const found: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    const drawn = sample.map(() => sample[indexFrom(random(), sample.length)] as Member);
    for (const [index, figure] of figures(drawn).entries()) {
      found[index] ??= [];
      if (!Number.isNaN(figure)) found[index].push(figure);
    }
  }
  return found.map((all) => percentiles(all, (1 - confidence) / 2));
}

function indexFrom(drawn: number, length: number): number {
  if (drawn >= 0 && drawn < 1) return Math.floor(drawn * length);
  const advice = "Give a function such as Math.random, with numbers from 0 to less than 1.";
  throw invalidOption("bootstrapIntervals()", { field: "random", rule: "range", advice });
}

function percentiles(figures: readonly number[], tail: number): Interval {
  const sorted = Float64Array.from(figures).sort();
  const at = (share: number): number =>
    sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(tail), high: at(1 - tail) };
}
