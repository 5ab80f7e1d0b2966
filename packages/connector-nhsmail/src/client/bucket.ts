/** A token bucket that may go into debt: whoever takes more than is in it waits until his debt is paid. */
export interface Bucket {
  /** Takes an amount, and gives how many milliseconds to wait before it may be used. */
  spend(amount: number, now: number): number;
  /** Gives back what was not used. */
  refund(amount: number): void;
  /** Lets it fill at a share of its rate, above 0 and up to 1. */
  pace(share: number, now: number): void;
}

/** What a bucket is made of: how much it holds, and how much flows in per millisecond. It starts full. */
export interface BucketFacts {
  readonly most: number;
  readonly rate: number;
  readonly now: number;
}

/** Makes a full bucket. */
export function bucketOf({ most, rate, now }: BucketFacts): Bucket {
  let level = most;
  let at = now;
  let pace = 1;
  const fill = (time: number): void => {
    level = Math.min(most, level + Math.max(0, time - at) * rate * pace);
    at = Math.max(at, time);
  };
  return {
    spend(amount, time) {
      fill(time);
      level -= amount;
      return level >= 0 ? 0 : -level / (rate * pace);
    },
    refund(amount) {
      level = Math.min(most, level + amount);
    },
    pace(share, time) {
      fill(time);
      pace = share;
    },
  };
}
