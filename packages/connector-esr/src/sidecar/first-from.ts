/** Entries by number: those from `from` up to `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Finds the first entry of a stretch in order of which the number is not below `least`; `to` when there is none. */
export function firstFrom(
  { from, to }: Stretch,
  numberAt: (index: number) => number,
  least: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberAt(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
