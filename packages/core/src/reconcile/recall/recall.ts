import type { RecordVersion } from "../../connector/read.ts";
import { type Fingerprint, fingerprinter } from "../../fingerprint.ts";
import { recordFingerprint } from "../../record-fingerprint.ts";
import type { ReadCache } from "../../store/read-cache.ts";
import { rowBlocks } from "./row-blocks.ts";
import { rowWindow } from "./row-window.ts";
import type { WordRow } from "./word-row.ts";

/** What the last full run noted of one system's records, by their keys and versions, and what this one notes. */
export interface Recall {
  /** Finds what was noted of a record of this version: where it starts in {@link Recall.words}, or −1. */
  find(stable: string, version: RecordVersion): number;
  readonly words: Int32Array;
  /** How many words stand there for what was found last. */
  readonly size: number;
  /** Notes for the next run what was found last. */
  keep(): void;
  /** Says that the record of the last {@link Recall.find} will be read. */
  expect(stable: string): void;
  /** Says that a record was read, and tells whether it was expected, so that something can be noted of it. */
  begin(stable: string): boolean;
  /** Notes a row of the record that was begun with last. */
  note(row: WordRow): void;
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
  const keyOf = fingerprinter(seed);
  const versionOf = recordFingerprint(seed);
  const window = rowWindow(cache.read(part, key));
  const writer = cache.write(part, key);
  const blocks = rowBlocks(writer);
  const expected = new Map<string, Fingerprint>();
  const last: Fingerprint = { lo: 0, hi: 0 };
  let begun: Fingerprint | undefined;
  let found = -1;
  return {
    find(stable, version) {
      const { lo, hi } = versionOf(version);
      const key = keyOf(stable);
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
    begin(stable) {
      begun = expected.get(stable);
      return expected.delete(stable);
    },
    note(row) {
      if (begun) blocks.add(begun, row.words, 0, row.size);
      begun = undefined;
    },
    close(isWhole) {
      window.close();
      if (isWhole) blocks.flush();
      if (isWhole) writer.keep();
      else writer.drop();
    },
  };
}
