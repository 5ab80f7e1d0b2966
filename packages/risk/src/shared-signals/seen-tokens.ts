/** The tokens that were taken in lately, in bounded memory. */
export interface SeenTokens {
  /**
   * Tells whether a token is new, was taken in before, or is as old as one that has been forgotten, so that nobody can
   * tell. A new one is remembered.
   */
  meet(id: string, issuedAt: number): "new" | "seen" | "forgotten";
}

/**
 * Remembers at most so many tokens. When one has to be forgotten, no token that was issued then or before is taken for
 * new any more: a bounded memory cannot be flushed to play an old token again.
 */
export function seenTokens(most: number): SeenTokens {
  const issued = new Map<string, number>();
  let forgottenUntil = Number.NEGATIVE_INFINITY;
  return {
    meet(id, issuedAt) {
      if (issued.has(id)) return "seen";
      if (issuedAt <= forgottenUntil) return "forgotten";
      issued.set(id, issuedAt);
      if (issued.size <= most) return "new";
      for (const [oldest, at] of issued) {
        issued.delete(oldest);
        forgottenUntil = Math.max(forgottenUntil, at);
        break;
      }
      return "new";
    },
  };
}
