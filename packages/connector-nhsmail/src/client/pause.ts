import { ConnectorError, type ErrorEffect } from "@rollcall/core";
import type { Sleep } from "./transport-options.ts";

/** The longest time that a timer of Node keeps; a longer one would ring at once. */
const longest = 2 ** 31 - 1;

/** Makes the error of a call that its caller gave up. */
export function cancelled(effect: ErrorEffect = "none"): ConnectorError {
  return new ConnectorError({ code: "cancelled", message: "the call was cancelled", effect });
}

/** Waits for `work` until the signal fires; then throws `cancelled`, whether or not the work heeds the signal. */
export async function orCancelled<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  effect: ErrorEffect = "none",
): Promise<T> {
  if (!signal) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(cancelled(effect));
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    // Whichever of the two comes too late must not be taken for an error that nobody saw.
    work.catch(() => undefined);
    promise.catch(() => undefined);
  }
}

/** Waits so many milliseconds. Throws `cancelled` as soon as the signal fires. */
export async function pause(
  milliseconds: number,
  sleep: Sleep,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) throw cancelled();
  if (milliseconds <= 0) return;
  await orCancelled(sleep(Math.min(longest, Math.ceil(milliseconds)), signal), signal);
}
