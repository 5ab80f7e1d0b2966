import { hashKey, type Key } from "./key.ts";

/** Numbers keys from 0 on in the order in which they come, 25 bytes each, for tables that are too long for a map. */
export interface KeyTable {
  size(): number;
  /** The number of a key, or -1 when it was never added. */
  find(key: Key): number;
  /** The number of a key, which it gets when it has none. */
  add(key: Key): number;
}

const smallest = 1 << 6;
/** An empty slot holds 0, which is a key, and so is -1, that of no key: so what is held is higher by this. */
const above = 2;

/** Makes an empty table. */
export function createKeyTable(): KeyTable {
  let keys = new Float64Array(smallest);
  let numbers = new Uint32Array(smallest);
  let size = 0;
  const slotOf = (held: number, mask: number): number => {
    let slot = hashKey(held) & mask;
    while (keys[slot] !== held && keys[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    keys = new Float64Array(oldKeys.length * 2);
    numbers = new Uint32Array(oldNumbers.length * 2);
    for (let old = 0; old < oldKeys.length; old++) {
      const held = oldKeys[old] as number;
      if (held === 0) continue;
      const slot = slotOf(held, keys.length - 1);
      keys[slot] = held;
      numbers[slot] = oldNumbers[old] as number;
    }
  };
  return {
    size: () => size,
    find(key) {
      const slot = slotOf(key + above, keys.length - 1);
      return keys[slot] === 0 ? -1 : (numbers[slot] as number);
    },
    add(key) {
      const slot = slotOf(key + above, keys.length - 1);
      if (keys[slot] !== 0) return numbers[slot] as number;
      keys[slot] = key + above;
      numbers[slot] = size;
      size++;
      if (size * 2 > keys.length) grow();
      return size - 1;
    },
  };
}
