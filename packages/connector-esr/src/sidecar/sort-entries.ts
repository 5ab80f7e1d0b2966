import { lowWord } from "./entry.ts";

const bucketBits = 14;
const buckets = 2 ** bucketBits;
const highWord = 1 - lowWord;
/** The hash begins above the four bits that belong to the place. */
const firstBit = 4;
const fewForCounting = 10_000;

/**
 * Sorts entries by hash. Entries of one hash keep the order in which they were added, which is that of their places.
 * Two rounds of counting fourteen bits each take a third of the time of a comparing sort.
 */
export function sortEntries(words: Uint32Array<ArrayBuffer>): BigUint64Array<ArrayBuffer> {
  if (words.length < fewForCounting) return new BigUint64Array(words.buffer).sort();
  const half = countingRound(words, firstBit);
  return new BigUint64Array(countingRound(half, firstBit + bucketBits).buffer);
}

function countingRound(words: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const next = starts(words, shift);
  const sorted = new Uint32Array(words.length);
  for (let at = 0; at < words.length; at += 2) {
    const bucket = ((words[at + highWord] as number) >>> shift) & (buckets - 1);
    const to = next[bucket] as number;
    next[bucket] = to + 2;
    sorted[to] = words[at] as number;
    sorted[to + 1] = words[at + 1] as number;
  }
  return sorted;
}

/** Works out where the entries of each bucket begin. */
function starts(words: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(buckets + 1);
  for (let at = highWord; at < words.length; at += 2) {
    const bucket = (((words[at] as number) >>> shift) & (buckets - 1)) + 1;
    next[bucket] = (next[bucket] as number) + 2;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) {
    next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number);
  }
  return next;
}
