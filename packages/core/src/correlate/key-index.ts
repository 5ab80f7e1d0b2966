import { type Fingerprint, fingerprinter } from "../fingerprint.ts";

/**
 * Finds numbers by 64-bit fingerprints of keys, several numbers to a key where need be. It holds neither keys nor
 * objects: 12 bytes an entry, and at most three quarters of the room is used. Two keys may, very rarely, share a
 * fingerprint: who acts on what was found compares the real key first.
 */
export interface KeyIndex {
  /** Adds a number, from 0 to 2³¹ − 1, under a key. */
  add(key: string, number: number): void;
  /** Gives the number that was added first under a key, or −1. */
  first(key: string): number;
  /** Gives all numbers under a key in the order in which they were added. */
  find(key: string): readonly number[];
  readonly size: number;
  /** Bytes of memory held. */
  readonly bytes: number;
}

/** What an index is made with. */
export interface KeyIndexOptions {
  /** Kept with the store; see {@link fingerprinter}. */
  readonly seed: string;
  /** How many entries will come, as far as is known; it grows when there are more. */
  readonly expected?: number | undefined;
}

const fullest = 0.75;
const none: readonly number[] = Object.freeze([]);

interface Table {
  readonly lo: Uint32Array;
  readonly hi: Uint32Array;
  /** The number plus one; 0 where there is none. */
  readonly number: Uint32Array;
  readonly mask: number;
}

/** Makes an empty {@link KeyIndex}. */
export function keyIndex({ seed, expected = 0 }: KeyIndexOptions): KeyIndex {
  const fingerprint = fingerprinter(seed);
  let table = emptyTable(capacityFor(expected));
  let size = 0;
  return {
    add(key, number) {
      if (size + 1 > (table.mask + 1) * fullest) table = grown(table);
      put(table, fingerprint(key), number + 1);
      size++;
    },
    first(key) {
      const sought = fingerprint(key);
      const at = seek(table, sought, sought.lo & table.mask);
      return at < 0 ? -1 : (table.number[at] as number) - 1;
    },
    find(key) {
      const sought = fingerprint(key);
      let at = seek(table, sought, sought.lo & table.mask);
      if (at < 0) return none;
      const found: number[] = [];
      while (at >= 0) {
        found.push((table.number[at] as number) - 1);
        at = seek(table, sought, (at + 1) & table.mask);
      }
      return found;
    },
    get size() {
      return size;
    },
    get bytes() {
      return (table.mask + 1) * 12;
    },
  };
}

function capacityFor(expected: number): number {
  let capacity = 16;
  while (capacity * fullest < expected) capacity *= 2;
  return capacity;
}

function emptyTable(capacity: number): Table {
  return {
    lo: new Uint32Array(capacity),
    hi: new Uint32Array(capacity),
    number: new Uint32Array(capacity),
    mask: capacity - 1,
  };
}

/** Finds the next place from `at` on that holds the key, before the first empty one; −1 when there is none. */
function seek(table: Table, key: Readonly<Fingerprint>, from: number): number {
  const { lo, hi, number, mask } = table;
  for (let at = from; number[at] !== 0; at = (at + 1) & mask) {
    if (lo[at] === key.lo && hi[at] === key.hi) return at;
  }
  return -1;
}

function put(table: Table, key: Readonly<Fingerprint>, number: number): void {
  const { mask } = table;
  let at = key.lo & mask;
  while (table.number[at] !== 0) at = (at + 1) & mask;
  table.lo[at] = key.lo;
  table.hi[at] = key.hi;
  table.number[at] = number;
}

function grown(table: Table): Table {
  const larger = emptyTable((table.mask + 1) * 2);
  const entry = { lo: 0, hi: 0 };
  // From just after an empty place, so that a run of places is met in the order in which it was filled.
  const start = table.number.indexOf(0) + 1;
  for (let step = 0; step <= table.mask; step++) {
    const at = (start + step) & table.mask;
    const number = table.number[at] as number;
    if (number === 0) continue;
    entry.lo = table.lo[at] as number;
    entry.hi = table.hi[at] as number;
    put(larger, entry, number);
  }
  return larger;
}
