import type { Fingerprint } from "../../fingerprint.ts";
import { rowHead } from "./row-blocks.ts";

/**
 * Finds rows that are asked for in about the order in which they were written, with two blocks of them in memory: a row
 * that stands further ahead is not found, nor one in a block that was left behind for the next.
 */
export interface RowWindow {
  /** Gives where in {@link RowWindow.words} the row starts behind its head, or −1. */
  find(id: Readonly<Fingerprint>): number;
  /** Of the row that was found last. */
  readonly words: Int32Array;
  /** How many words the row that was found last has behind its head. */
  readonly size: number;
  close(): void;
}

interface Block {
  readonly words: Int32Array;
  /** Where each row starts, by fingerprint; made when rows are asked for in another order. */
  places: Places | undefined;
}

const nothing: Block = { words: new Int32Array(), places: undefined };

/** Starts before the first row of `blocks`. */
export function rowWindow(blocks: Iterable<Uint8Array>): RowWindow {
  const coming = blocks[Symbol.iterator]();
  const following = (): Block => {
    const { value, done } = coming.next();
    return done ? nothing : { words: wordsOf(value), places: undefined };
  };
  let block = following();
  let second: Block | undefined;
  let at = 0;
  let size = 0;
  const goTo = (place: number): number => {
    size = (block.words[place] as number) - rowHead;
    at = place + rowHead + size;
    return place + rowHead;
  };
  const enter = (next: Block): void => {
    block = next;
    second = undefined;
  };
  const lookFor = (id: Readonly<Fingerprint>): number => {
    const here = placesOf(block).find(id);
    if (here >= 0) return goTo(here);
    second ??= following();
    const there = placesOf(second).find(id);
    if (there < 0) return -1;
    enter(second);
    return goTo(there);
  };
  return {
    find(id) {
      if (at < block.words.length) return isAt(block, at, id) ? goTo(at) : lookFor(id);
      second ??= following();
      if (!isAt(second, 0, id)) return lookFor(id);
      enter(second);
      return goTo(0);
    },
    get words() {
      return block.words;
    },
    get size() {
      return size;
    },
    close: () => void coming.return?.(),
  };
}

function isAt({ words }: Block, at: number, { lo, hi }: Readonly<Fingerprint>): boolean {
  return words[at + 1] === lo && words[at + 2] === hi;
}

function wordsOf(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(bytes.length >> 2);
  new Uint8Array(words.buffer).set(bytes.subarray(0, words.byteLength));
  return words;
}

interface Places {
  find(id: Readonly<Fingerprint>): number;
}

function placesOf(block: Block): Places {
  block.places ??= placesIn(block.words);
  return block.places;
}

/** Open addressing over where rows start, plus one. */
function placesIn(words: Int32Array): Places {
  const mask = 2 ** Math.ceil(Math.log2((words.length / rowHead) * 2 + 2)) - 1;
  const starts = new Int32Array(mask + 1);
  const slotOf = ({ lo, hi }: Readonly<Fingerprint>): number => {
    let slot = lo & mask;
    for (; starts[slot] !== 0; slot = (slot + 1) & mask) {
      const start = (starts[slot] as number) - 1;
      if (words[start + 1] === lo && words[start + 2] === hi) break;
    }
    return slot;
  };
  const id = { lo: 0, hi: 0 };
  for (let start = 0; (words[start] as number) >= rowHead; start += words[start] as number) {
    id.lo = words[start + 1] as number;
    id.hi = words[start + 2] as number;
    starts[slotOf(id)] = start + 1;
  }
  return { find: (sought) => (starts[slotOf(sought)] as number) - 1 };
}
