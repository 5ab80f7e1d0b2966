import { type Fingerprint, fingerprinter } from "../../fingerprint.ts";
import type { ReadCache } from "../../store/read-cache.ts";
import { rowBlocks } from "./row-blocks.ts";
import { rowWindow } from "./row-window.ts";
import type { WordRow } from "./word-row.ts";

/** What the last full run noted of one system's records, by their keys and versions, and what this one notes. */
export interface Recall {
  /** Finds what was noted of a record of this version: where it starts in {@link Recall.words}, or −1. */
  find(stable: string, version: string): number;
  readonly words: Int32Array;
  /** How many words stand there for what was found last. */
  readonly size: number;
  /** Notes for the next run what was found last. */
  keep(): void;
  /** Says that the record of the last {@link Recall.find} will be read, and something noted of it. */
  expect(stable: string): void;
  isExpected(stable: string): boolean;
  /** Notes a row of a record that is expected; without a row, nothing is noted of it. */
  note(stable: string, row: WordRow | undefined): void;
  /** Ends it. What was noted takes the place of what the last run noted when the read was whole. */
  close(isWhole: boolean): void;
}

/** Whose records, and everything else that what is noted depends on. */
export interface RecallOptions {
  readonly part: string;
  readonly key: string;
  readonly seed: string;
}

/** Opens what was noted of a part. Close it, whatever happens. */
export function openRecall(cache: ReadCache, { part, key, seed }: RecallOptions): Recall {
  const fingerprint = fingerprinter(seed);
  const window = rowWindow(cache.read(part, key));
  const writer = cache.write(part, key);
  const blocks = rowBlocks(writer);
  const expected = new Map<string, Fingerprint>();
  const last: Fingerprint = { lo: 0, hi: 0 };
  let found = -1;
  return {
    find(stable, version) {
      const { lo, hi } = fingerprint(version);
      const key = fingerprint(stable);
      last.lo = lo ^ Math.imul(key.lo, 0x85ebca6b);
      last.hi = hi ^ Math.imul(key.hi, 0xc2b2ae35);
      found = window.find(last);
      return found;
    },
    get words() {
      return window.words;
    },
    get size() {
      return window.size;
    },
    keep: () => blocks.add(last, window.words, found, window.size),
    expect: (stable) => void expected.set(stable, { ...last }),
    isExpected: (stable) => expected.has(stable),
    note(stable, row) {
      const id = expected.get(stable);
      if (!id) return;
      expected.delete(stable);
      if (row) blocks.add(id, row.words, 0, row.size);
    },
    close(isWhole) {
      window.close();
      if (isWhole) blocks.flush();
      if (isWhole) writer.keep();
      else writer.drop();
    },
  };
}
