import { type Fingerprint, fingerprinter } from "../fingerprint.ts";
import type { ByteText } from "../model/byte-text.ts";
import { type NumberLists, numberLists } from "./number-lists.ts";

/**
 * Finds numbers by 64-bit fingerprints of keys, several numbers to a key where need be. It holds neither keys nor
 * objects: 12 bytes a key, and at most four fifths of the room is used. Two keys may, very rarely, share a
 * fingerprint: who acts on what was found compares the real key first.
 */
export interface KeyIndex {
  /** Adds a number, from 0 to 2³⁰ − 1, under a key. However many share a key, each costs the same. */
  add(key: string, number: number): void;
  addBytes(key: ByteText, number: number): void;
  /** Adds a number under the key that has this fingerprint, made by {@link fingerprinter} with the same seed. */
  addFingerprint(sought: Readonly<Fingerprint>, number: number): void;
  /** Gives the number that was added first under a key, or −1. */
  first(key: string): number;
  firstByFingerprint(sought: Readonly<Fingerprint>): number;
  /** Gives the number that was added under a key, or −1 when there is none or more than one. */
  only(key: string): number;
  onlyByFingerprint(sought: Readonly<Fingerprint>): number;
  /** Gives all numbers under a key in the order in which they were added. */
  find(key: string): readonly number[];
  /** Forgets all keys, and gives their memory back at once: a collector would come by when it is too late. */
  clear(): void;
  /** How many numbers were added. */
  readonly size: number;
  /** Bytes of memory held. */
  readonly bytes: number;
}

/** What an index is made with. */
export interface KeyIndexOptions {
  /** Kept with the store; see {@link fingerprinter}. */
  readonly seed: string;
  /** How many keys will come, as far as is known: the right number saves half of the memory. It grows when there are more. */
  readonly expected?: number | undefined;
}

const fullest = 0.8;
const none: readonly number[] = Object.freeze([]);

interface Table {
  readonly capacity: number;
  /**
   * Three numbers a place, side by side so that one look at memory tells: the halves of the fingerprint, and what
   * {@link numberLists} gave for the key, plus one; 0 where there is none.
   */
  readonly places: Int32Array<ArrayBuffer>;
}

const width = 3;

/** Makes an empty {@link KeyIndex}: open addressing with linear probing, by the high half of the fingerprint. */
export function keyIndex({ seed, expected = 0 }: KeyIndexOptions): KeyIndex {
  const fingerprint = fingerprinter(seed);
  let lists = numberLists();
  let table = emptyTable(Math.ceil((expected + 1) / fullest));
  let keys = 0;
  let size = 0;
  const listOf = (sought: Readonly<Fingerprint>): number =>
    table.places[placeOf(table, sought) + 2] as number;
  const first = (sought: Readonly<Fingerprint>): number => {
    const list = listOf(sought);
    return list === 0 ? -1 : lists.first(list - 1);
  };
  const only = (sought: Readonly<Fingerprint>): number => {
    const list = listOf(sought);
    return list === 0 ? -1 : lists.only(list - 1);
  };
  const addUnder = (sought: Readonly<Fingerprint>, number: number): void => {
    if (keys + 1 > table.capacity * fullest) table = grown(table);
    const at = placeOf(table, sought);
    const list = table.places[at + 2] as number;
    if (list === 0) {
      put(table, at, sought);
      keys++;
    }
    table.places[at + 2] = (list === 0 ? lists.start(number) : lists.append(list - 1, number)) + 1;
    size++;
  };
  return {
    find: (key) => numbersOf(lists, listOf(fingerprint(key))),
    add: (key, number) => addUnder(fingerprint(key), number),
    addBytes: (key, number) => addUnder(fingerprint.ofBytes(key), number),
    addFingerprint: addUnder,
    first: (key) => first(fingerprint(key)),
    firstByFingerprint: first,
    only: (key) => only(fingerprint(key)),
    onlyByFingerprint: only,
    clear() {
      table = released(table);
      lists = numberLists();
      keys = 0;
      size = 0;
    },
    get size() {
      return size;
    },
    get bytes() {
      return table.places.byteLength + lists.bytes();
    },
  };
}

function numbersOf(lists: NumberLists, list: number): readonly number[] {
  return list === 0 ? none : lists.read(list - 1);
}

function released({ places }: Table): Table {
  places.buffer.transfer(0);
  return emptyTable(0);
}

function emptyTable(atLeast: number): Table {
  const capacity = Math.max(atLeast, 16);
  return { capacity, places: new Int32Array(capacity * width) };
}

/** Finds the place that holds the key, or the empty one into which it belongs. */
function placeOf({ capacity, places }: Table, { lo, hi }: Readonly<Fingerprint>): number {
  let at = Math.floor(((hi >>> 0) / 2 ** 32) * capacity) * width;
  while (places[at + 2] !== 0 && (places[at] !== lo || places[at + 1] !== hi)) {
    at += width;
    if (at === places.length) at = 0;
  }
  return at;
}

function put({ places }: Table, at: number, { lo, hi }: Readonly<Fingerprint>): void {
  places[at] = lo;
  places[at + 1] = hi;
}

function grown(table: Table): Table {
  const larger = emptyTable(Math.ceil(table.capacity * 1.6));
  const key = { lo: 0, hi: 0 };
  for (let from = 0; from < table.places.length; from += width) {
    const list = table.places[from + 2] as number;
    if (list === 0) continue;
    key.lo = table.places[from] as number;
    key.hi = table.places[from + 1] as number;
    const at = placeOf(larger, key);
    put(larger, at, key);
    larger.places[at + 2] = list;
  }
  return larger;
}
