import { lowWord } from "./entry.ts";

const bucketBits = 14;
const buckets = 2 ** bucketBits;
const highWord = 1 - lowWord;
/** The hash begins above the four bits that belong to the place. */
const firstBit = 4;
const fewForCounting = 10_000;

/** Sorts entries by hash where they are. Entries of one hash must come in the order of their places, and keep it. */
export type Sort = (words: Uint32Array<ArrayBuffer>) => void;

/** Makes the sorter of entries: two rounds of counting fourteen bits each take a third of the time of a comparing sort. */
export function createSorter(): Sort {
  let spare = new Uint32Array(0);
  return (words) => {
    if (words.length < fewForCounting) {
      new BigUint64Array(words.buffer, words.byteOffset, words.length / 2).sort();
      return;
    }
    if (spare.length < words.length) spare = new Uint32Array(words.length);
    const half = spare.subarray(0, words.length);
    countingRound(words, half, firstBit);
    countingRound(half, words, firstBit + bucketBits);
  };
}

function countingRound(words: Uint32Array, sorted: Uint32Array, shift: number): void {
  const next = starts(words, shift);
  for (let at = 0; at < words.length; at += 2) {
    const bucket = ((words[at + highWord] as number) >>> shift) & (buckets - 1);
    const to = next[bucket] as number;
    next[bucket] = to + 2;
    sorted[to] = words[at] as number;
    sorted[to + 1] = words[at + 1] as number;
  }
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
