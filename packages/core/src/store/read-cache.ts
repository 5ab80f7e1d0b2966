/**
 * Keeps what full runs worked out of records, so that the next one does not work it out again for those that have not
 * changed. It may be lost at any time, and holds fingerprints only: neither keys nor values. One run at a time uses it.
 */
export interface ReadCache {
  /** The blocks that were kept of a part under this very key, in order, as far as they are whole. */
  read(part: string, key: string): Iterable<Uint8Array>;
  /** Begins to write a part anew; what was kept of it before stands until {@link ReadCacheWriter.keep}. */
  write(part: string, key: string): ReadCacheWriter;
}

/** A part that is being written. After `keep` or `drop` it takes nothing more. */
export interface ReadCacheWriter {
  /** Adds a block. Its bytes are used again once this returns. */
  add(block: Uint8Array): void;
  /** Puts the blocks in the place of what was kept of the part before. */
  keep(): void;
  /** Forgets the blocks; does nothing after `keep`. */
  drop(): void;
}
