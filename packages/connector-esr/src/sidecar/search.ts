import { hashBits } from "../bytes/key-hash.ts";
import { type Body, blockEntries } from "./body.ts";
import { entryHash, entryOffset } from "./entry.ts";

/** Where a section stands in the body, counted in entries. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/** Searches one section. */
export interface Section {
  readonly count: number;
  /** Gives the places of all rows whose hash is between the two, both included, in order of hash, then place. */
  between(low: number, high: number): number[];
  /** Reads the whole section: two words for each entry. */
  words(): Uint32Array;
  /** Keeps the whole section in memory, for a caller that will search it often. */
  keep(): Uint32Array;
}

/** Hashes are spread evenly, so the place to look is known to about the square root of the count. */
const window = 1024;
const range = 2 ** hashBits;

/** Makes a section of a body searchable. */
export function createSection(body: Body, span: Span): Section {
  let loaded: Uint32Array | undefined;
  const hashAt = (index: number): number => {
    if (loaded) return entryHash(loaded, index);
    const at = span.first + index;
    return entryHash(body.block(Math.floor(at / blockEntries)), at % blockEntries);
  };
  const offsetAt = (index: number): number => {
    if (loaded) return entryOffset(loaded, index);
    const at = span.first + index;
    return entryOffset(body.block(Math.floor(at / blockEntries)), at % blockEntries);
  };
  return {
    count: span.count,
    between(low, high) {
      const found: number[] = [];
      for (let at = lowerBound(span.count, hashAt, low); at < span.count; at++) {
        if (hashAt(at) > high) break;
        found.push(offsetAt(at));
      }
      return found;
    },
    words: () => loaded ?? body.range(span.first, span.count),
    keep() {
      loaded ??= body.range(span.first, span.count);
      return loaded;
    },
  };
}

function lowerBound(count: number, hashAt: (index: number) => number, hash: number): number {
  let low = 0;
  let high = count;
  const guess = Math.floor((hash / range) * count);
  const before = guess - window;
  const after = guess + window;
  if (before >= 0 && before < count && hashAt(before) < hash) low = before + 1;
  if (after >= low && after < count && hashAt(after) >= hash) high = after;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hashAt(middle) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
