import type { SteadyClock } from "./clock.ts";
import type { Sleep } from "./options.ts";

/** Spaces the writes to one target. */
export interface Pace {
  /** Resolves when a write may begin, or when the signal is aborted; in the order of the calls. */
  turn(signal: AbortSignal): Promise<void>;
  /** Lets no write begin for so many milliseconds, as a target asks that throttles. */
  pause(milliseconds: number): void;
}

/** Makes a pace of at most `writesPerSecond` in any second; no limit when missing. */
export function pace(writesPerSecond: number | undefined, clock: SteadyClock, sleep: Sleep): Pace {
  // Evenly spaced: a bucket of more than one token would let twice the rate through in its first second.
  const interval = writesPerSecond === undefined ? 0 : 1000 / writesPerSecond;
  let free = 0;
  let last: Promise<void> = Promise.resolve();
  const wait = async (signal: AbortSignal): Promise<void> => {
    for (let left = free - clock.now(); left > 0; left = free - clock.now()) {
      if (signal.aborted) return;
      await sleep(Math.ceil(left), signal);
    }
    free = clock.now() + interval;
  };
  return {
    async turn(signal) {
      last = last.then(async () => await wait(signal));
      await last;
    },
    pause(milliseconds) {
      free = Math.max(free, clock.now() + milliseconds);
    },
  };
}
