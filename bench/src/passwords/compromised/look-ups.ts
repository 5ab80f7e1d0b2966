import { median } from "../../statistics.ts";

/** What came of looking up hashes that are in a set and hashes that are not. */
export interface LookUps {
  /** Of those that are in it, how many were not found. */
  readonly denied: number;
  /** Of those that are not in it, how many were found. */
  readonly wronglyFound: number;
  /** The median of the time that one took that is in it, and the 99th percentile, in nanoseconds. */
  readonly typical: number;
  readonly slow: number;
}

/** Which hashes are looked up: their numbers, those present from 0 on and those absent after all that are present. */
export interface LookUpOptions {
  readonly present: number;
  readonly absent: number;
  readonly keys: number;
  /** How many are timed together: where one is too short to be timed. */
  readonly batch: number;
}

/** A look-up of the hash of a number; `ready` makes of the number what is looked up, and is not timed. */
export interface LookedUp<T> {
  ready(index: number): T;
  has(wanted: T): boolean | Promise<boolean>;
}

/** Looks hashes up and times those that are present, which takes the longest way. */
export async function lookUp<T>(set: LookedUp<T>, options: LookUpOptions): Promise<LookUps> {
  const { present, absent, keys, batch } = options;
  // In the order of the list they would be no more spread than in a shuffled one, since hashes are spread.
  const first = await round(set, { from: 0, count: present, batch });
  const second = await round(set, { from: keys, count: absent, batch });
  const sorted = first.times.toSorted((a, b) => a - b);
  return {
    denied: present - first.found,
    wronglyFound: second.found,
    typical: median(sorted),
    slow: sorted[Math.floor(sorted.length * 0.99)] as number,
  };
}

async function round<T>(
  set: LookedUp<T>,
  { from, count, batch }: { readonly from: number; readonly count: number; readonly batch: number },
): Promise<{ readonly found: number; readonly times: readonly number[] }> {
  const times: number[] = [];
  let found = 0;
  for (let start = from; start < from + count; start += batch) {
    const length = Math.min(batch, from + count - start);
    const wanted = Array.from({ length }, (_, at) => set.ready(start + at));
    const began = process.hrtime.bigint();
    for (const each of wanted) {
      const answer = set.has(each);
      if (answer === true || (answer !== false && (await answer))) found++;
    }
    times.push(Number(process.hrtime.bigint() - began) / length);
  }
  return { found, times };
}
