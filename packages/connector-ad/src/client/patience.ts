import { ConnectorError, type ErrorEffect } from "@rollcall/core";

/** Rings once after so many milliseconds, unless it is stopped by calling what it gives. */
export type Timer = (milliseconds: number, ring: () => void) => () => void;

/** How long a caller waits for a directory: until its time is used up or its signal fires. */
export interface Patience {
  /**
   * Waits for `work`. Throws `timeout` or `cancelled` with `effect` when the caller has waited enough; the work itself
   * goes on. Only time spent in here counts, so that a slow reader of a search takes nothing from the server's time.
   */
  wait<T>(work: Promise<T>, effect: ErrorEffect): Promise<T>;
}

/** What patience is made of. */
export interface PatienceOptions {
  /** In milliseconds, for all waits together. No limit when missing. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timer?: Timer | undefined;
  /** Milliseconds that never go back. */
  readonly clock?: (() => number) | undefined;
}

/** Makes the patience of one call. */
export function patience(options: PatienceOptions): Patience {
  const { timeout, signal, timer = setTimer, clock = () => performance.now() } = options;
  let left = timeout ?? 0;
  return {
    wait<T>(work: Promise<T>, effect: ErrorEffect) {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const from = clock();
      const end = (): void => {
        stop();
        signal?.removeEventListener("abort", onAbort);
        left -= clock() - from;
      };
      const giveUp = (code: "timeout" | "cancelled"): void => {
        end();
        reject(gaveUp(code, effect));
      };
      const onAbort = (): void => giveUp("cancelled");
      const ring = (): void => giveUp("timeout");
      const stop = timeout === undefined ? () => undefined : timer(Math.max(0, left), ring);
      signal?.addEventListener("abort", onAbort, { once: true });
      if (signal?.aborted) onAbort();
      work.then(resolve, reject).finally(end);
      return promise;
    },
  };
}

const setTimer: Timer = (milliseconds, ring) => {
  const set = setTimeout(ring, milliseconds);
  return () => clearTimeout(set);
};

function gaveUp(code: "timeout" | "cancelled", effect: ErrorEffect): ConnectorError {
  if (code === "cancelled") {
    return new ConnectorError({ code, message: "the call was cancelled", effect });
  }
  return new ConnectorError({
    code,
    message: "the directory server did not answer in time",
    effect,
    advice: "Try again; when the server is slow by nature, raise callTimeout.",
  });
}
