import { highWord, lowWord } from "./entry.ts";
import { mergeRuns } from "./merge-runs.ts";
import { type Run, type RunStore, runInMemory } from "./runs.ts";
import { createSorter, type Sort } from "./sort-entries.ts";

/** Collects entries of one section, eight bytes each, of which at most half a mebibyte is in memory. */
export interface EntryList {
  /** Adds an entry: a hash of 28 bits and a place in a file of at most 64 GiB, after those of the entries before. */
  add(hash: number, offset: number): void;
  /**
   * Gives the entries in order of hash, then place, in pieces, and lets go of them. A piece holds until the next one is
   * asked for.
   */
  takeSorted(): Iterable<Uint32Array>;
}

const fewestEntries = 1 << 9;
const mostEntries = 1 << 16;

/** Makes a function that makes empty lists of entries; what they cannot hold in memory waits in `runs`. */
export function entryLists(runs: RunStore): () => EntryList {
  const sort = createSorter();
  return () => createEntries(runs, sort);
}

function createEntries(store: RunStore, sort: Sort): EntryList {
  const runs: Run[] = [];
  let words = new Uint32Array(0);
  let used = 0;
  const sorted = (): Uint32Array => {
    const held = words.subarray(0, used);
    sort(held);
    used = 0;
    return held;
  };
  const makeRoom = (): void => {
    if (words.length === mostEntries * 2) {
      runs.push(store.put(sorted()));
      return;
    }
    const longer = new Uint32Array(Math.max(words.length * 2, fewestEntries * 2));
    longer.set(words);
    words = longer;
  };
  return {
    add(hash, offset) {
      if (used === words.length) makeRoom();
      words[used + lowWord] = offset >>> 0;
      words[used + 1 - lowWord] = highWord(hash, offset);
      used += 2;
    },
    takeSorted() {
      const last = sorted();
      words = new Uint32Array(0);
      if (runs.length === 0) return [last];
      return mergeRuns([...runs.splice(0), runInMemory(last)], sort);
    },
  };
}
