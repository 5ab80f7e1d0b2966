const firstWait = 1_000;
const longestBackoff = 300_000;

/**
 * Reads `Retry-After` in milliseconds: whole seconds, seconds with a fraction (as within batches), or a date.
 * `undefined` when there is none, or one that says nothing.
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d*)?$|^\.\d+$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Works out a wait that nobody asked for: from one second, doubled each time up to five minutes, with full jitter. */
export function backoff(attempt: number, random: number): number {
  return Math.round(random * Math.min(longestBackoff, firstWait * 2 ** (attempt - 1)));
}
