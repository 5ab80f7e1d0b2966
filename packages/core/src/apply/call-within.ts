import { ConnectorError } from "../errors.ts";
import type { Sleep } from "./options.ts";

/** How long a call may take. */
export interface CallLimit {
  /** In milliseconds. */
  readonly timeout: number;
  readonly sleep: Sleep;
}

/** Nobody looks at it; without a reason, an error is made for every call. */
const inTime = "answered";

/** In milliseconds: how long a call is waited for that was told to stop. */
const longestStop = 5000;

/**
 * Makes a call, and tells it to stop when it takes too long. A call that stops by giving its result after all has it
 * taken; otherwise throws `timeout`, with effect `unknown`.
 */
export async function callWithin<T>(
  { timeout, sleep }: CallLimit,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const answered = new AbortController();
  const answer = call(stop.signal).finally(() => answered.abort(inTime));
  const ended = answer.then(
    () => {},
    () => {},
  );
  await Promise.race([ended, sleep(timeout, answered.signal)]);
  if (!answered.signal.aborted) {
    stop.abort(timedOut(timeout));
    await Promise.race([ended, sleep(longestStop, answered.signal)]);
  }
  if (!answered.signal.aborted) throw timedOut(timeout);
  try {
    return await answer;
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  }
}

function timedOut(timeout: number): ConnectorError {
  return new ConnectorError({
    code: "timeout",
    message: `the target did not answer within ${timeout} ms`,
    effect: "unknown",
  });
}
