import { boundedCache } from "./bounded-cache.ts";

/** Remembers ids, so that what is delivered twice counts once. */
export type SeenBefore = (id: string) => boolean;

/**
 * Makes what tells whether an id came before, and remembers it. An id is known again as long as fewer than `capacity`
 * others came since; at most twice as many are held.
 */
export function seenBefore(capacity: number): SeenBefore {
  const seen = boundedCache<string, true>(capacity);
  return (id) => {
    if (seen.get(id)) return true;
    seen.set(id, true);
    return false;
  };
}
