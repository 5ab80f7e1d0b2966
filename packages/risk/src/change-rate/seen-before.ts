/** Remembers ids, so that what is delivered twice counts once. */
export type SeenBefore = (id: string) => boolean;

/**
 * Makes what tells whether an id came before, and remembers it. An id is known again as long as fewer than `capacity`
 * others came since; at most twice as many are held.
 */
export function seenBefore(capacity: number): SeenBefore {
  let now = new Set<string>();
  let before = new Set<string>();
  return (id) => {
    const seen = now.has(id) || before.has(id);
    now.add(id);
    if (now.size >= capacity) {
      before = now;
      now = new Set();
    }
    return seen;
  };
}
