/**
 * Room for a fixed number of events, allocated at once: about 32 bytes for each. Chained by `next` to the others of the
 * same person.
 */
export interface EvidencePool {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  /** When it happened, and when the latest word on it was given, in milliseconds since 1970. */
  readonly at: Float64Array;
  readonly said: Float64Array;
  /** The number of its kind. */
  readonly kind: Uint8Array;
  /** 1 low to 3 high; 0 while only its withdrawal is known. */
  readonly level: Uint8Array;
  /** 1 withdrawn, 2 answered. */
  readonly flags: Uint8Array;
  /** The next one of the same person, or of those that are free; `nowhere` after the last. */
  readonly next: Int32Array;
  /** The first that is free. */
  free: number;
  /** How many are in use. */
  used: number;
}

/** Ends a chain. */
export const nowhere: number = -1;

/** Makes an empty pool. */
export function evidencePool(capacity: number): EvidencePool {
  const next = Int32Array.from({ length: capacity }, (_, index) =>
    index + 1 < capacity ? index + 1 : nowhere,
  );
  return {
    low: new Uint32Array(capacity),
    high: new Uint32Array(capacity),
    at: new Float64Array(capacity),
    said: new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    level: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    next,
    free: 0,
    used: 0,
  };
}
