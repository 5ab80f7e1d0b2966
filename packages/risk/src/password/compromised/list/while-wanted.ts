import { assertWanted } from "@rollcall/core";

/**
 * Gives pieces until a signal is given, which is heeded also while a piece is waited for. Throws ConnectorError
 * `cancelled` then.
 */
export async function* whileWanted(
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (!signal) return yield* pieces;
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    while (true) {
      assertWanted(signal);
      const next = await orAborted(iterator.next(), signal);
      assertWanted(signal);
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    // Not waited for: a source that gives nothing does not end either.
    void iterator.return?.().catch(() => {});
  }
}

/**
 * Waits for a promise, or gives `undefined` at the signal. Unlike Promise.race with one promise for the signal, it lets
 * go of what was waited for.
 */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise: either, resolve, reject } = Promise.withResolvers<T | undefined>();
  const stop = (): void => resolve(undefined);
  signal.addEventListener("abort", stop, { once: true });
  promise.then(resolve, reject);
  try {
    return await either;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
