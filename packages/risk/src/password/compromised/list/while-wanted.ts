import { assertWanted } from "@rollcall/core";

/** Gives pieces until a signal is given, which is heeded also while a piece is waited for. Throws ConnectorError `cancelled` then. */
export async function* whileWanted(
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (!signal) return yield* pieces;
  const iterator = pieces[Symbol.asyncIterator]();
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true, signal: stopping.signal });
  });
  try {
    while (true) {
      assertWanted(signal);
      const next = await Promise.race([iterator.next(), stopped]);
      assertWanted(signal);
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    stopping.abort();
    // Not waited for: a source that gives nothing does not end either.
    void iterator.return?.().catch(() => {});
  }
}
