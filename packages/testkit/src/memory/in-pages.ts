import { assertWanted } from "./refusal.ts";

/** Cuts a list into pages, at least one; looks before each whether the caller still wants it. */
export async function* inPages<T>(
  items: readonly T[],
  { size, signal }: { readonly size: number; readonly signal: AbortSignal | undefined },
): AsyncIterable<{ readonly slice: readonly T[]; readonly last: boolean }> {
  for (let from = 0; ; from += size) {
    await Promise.resolve();
    assertWanted(signal);
    const last = from + size >= items.length;
    yield { slice: items.slice(from, from + size), last };
    if (last) return;
  }
}
