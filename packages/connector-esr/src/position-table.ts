import type { Assignment } from "@rollcall/core";
import { hashKey, type Key } from "./bytes/key.ts";
import { hashBits } from "./bytes/key-hash.ts";
import { sink } from "./bytes/sink.ts";
import { createNumbers, createTexts } from "./position-texts.ts";

/** What assignments say of positions, by key: 22 bytes each where their number was told, since there may be as many as people. */
export interface PositionTable {
  has(id: Key): boolean;
  get(id: Key): Assignment["position"] | undefined;
  set(id: Key, position: Assignment["position"]): void;
  /** Makes room for so many, so that the table has the right size at once. */
  expect(count: number): void;
  /** Has the first `count` keys fetched from memory all at once, so that finding them waits for none. */
  prefetch(keys: Float64Array, count: number): void;
}

const smallest = 1 << 10;
/** How full the table may be: a slot is a quarter of a cache line, so that the next ones cost nothing to look at. */
const fullest = 0.75;
/** Words of a slot: the lower and upper word of the key, the number, and what goes with many numbers. */
const perSlot = 4;
const word = 2 ** 32;

/** Makes an empty table. Texts that many positions share are held once. */
export function createPositionTable(): PositionTable {
  const numbers = createNumbers();
  const texts = createTexts();
  let slots = new Uint32Array(smallest * perSlot);
  let size = 0;
  const rebuild = (length: number): void => {
    const old = slots;
    slots = new Uint32Array(length * perSlot);
    for (let from = 0; from < old.length; from += perSlot) {
      if (isFree(old, from)) continue;
      slots.set(old.subarray(from, from + perSlot), slotOf(slots, keyOf(old, from)));
    }
  };
  return {
    prefetch(keys, count) {
      let sum = 0;
      for (let index = 0; index < count; index++) {
        sum += slots[slotOf(slots, keys[index] as number)] as number;
      }
      sink[0] = sum;
    },
    has: (id) => !isFree(slots, slotOf(slots, id)),
    get(id) {
      const at = slotOf(slots, id);
      if (isFree(slots, at)) return undefined;
      const number = numbers.read(slots[at + 2] as number);
      const { title, staffGroup, jobRole } = texts.read(slots[at + 3] as number);
      return { number, title, staffGroup, jobRole };
    },
    set(id, position) {
      let at = slotOf(slots, id);
      if (isFree(slots, at)) {
        size++;
        if (size * perSlot > slots.length * fullest) {
          rebuild((slots.length / perSlot) * 2);
          at = slotOf(slots, id);
        }
      }
      slots[at] = id;
      slots[at + 1] = id / word;
      slots[at + 2] = numbers.code(position.number);
      slots[at + 3] = texts.code(position);
    },
    expect(count) {
      const length = Math.ceil(count / fullest);
      if (length * perSlot > slots.length) rebuild(length);
    },
  };
}

function isFree(slots: Uint32Array, at: number): boolean {
  return slots[at] === 0 && slots[at + 1] === 0;
}

function keyOf(slots: Uint32Array, at: number): Key {
  return (slots[at + 1] as number) * word + (slots[at] as number);
}

/** Finds the slot of a key, or the free one where it would be. */
function slotOf(slots: Uint32Array, key: Key): number {
  const low = key >>> 0;
  const high = Math.floor(key / word) >>> 0;
  let at = (((hashKey(key) * (slots.length / perSlot)) / 2 ** hashBits) >>> 0) * perSlot;
  while ((slots[at] !== low || slots[at + 1] !== high) && !isFree(slots, at)) {
    at = at + perSlot === slots.length ? 0 : at + perSlot;
  }
  return at;
}
