import { hashKey, type Key } from "./key.ts";

/** Numbers keys from 0 on in the order in which they come, for tables that are too long for a map: 21 to 43 bytes each. */
export interface KeyTable {
  /** The number of a key, or -1 when it was never added. */
  find(key: Key): number;
  /** The number of a key, which it gets when it has none. */
  add(key: Key): number;
}

const smallest = 1 << 6;
const fullest = 0.75;
/** An empty slot holds 0, which is a key, and so is -1, that of no key: so what is held is higher by this. */
const above = 2;

/** Makes an empty table. */
export function createKeyTable(): KeyTable {
  // Key and number stand side by side, since a long table is not in the processor's cache.
  let slots = new Float64Array(smallest * 2);
  let mask = smallest - 1;
  let size = 0;
  const placeOf = (held: number): number => {
    let slot = hashKey(held) & mask;
    while (slots[slot * 2] !== held && slots[slot * 2] !== 0) slot = (slot + 1) & mask;
    return slot * 2;
  };
  const grow = (): void => {
    const old = slots;
    slots = new Float64Array(old.length * 2);
    mask = old.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      const held = old[from] as number;
      if (held === 0) continue;
      const to = placeOf(held);
      slots[to] = held;
      slots[to + 1] = old[from + 1] as number;
    }
  };
  return {
    find(key) {
      const place = placeOf(key + above);
      return slots[place] === 0 ? -1 : (slots[place + 1] as number);
    },
    add(key) {
      const place = placeOf(key + above);
      if (slots[place] !== 0) return slots[place + 1] as number;
      slots[place] = key + above;
      slots[place + 1] = size;
      size++;
      if (size > mask * fullest) grow();
      return size - 1;
    },
  };
}
