/**
 * Gives keys a place each among a fixed number of places, and takes back the place of the key that was used longest
 * ago.
 */
export interface Slots {
  /** Gives the place of a key, and counts it as used; nothing for a key that has none. */
  use(key: string): number | undefined;
  /** Gives a key that has none a place, and counts it as used. */
  put(key: string): number;
  /** Gives the place of a key without using it. */
  find(key: string): number | undefined;
  readonly size: number;
}

const none = -1;

/**
 * Makes places for so many keys, at least 1. Each call takes the same time: the order of use is a list that is linked
 * both ways through two arrays.
 */
export function slots(capacity: number): Slots {
  const places = new Map<string, number>();
  const keys: string[] = [];
  const older = new Int32Array(capacity);
  const newer = new Int32Array(capacity);
  let [oldest, newest] = [none, none];

  const append = (slot: number): void => {
    older[slot] = newest;
    newer[slot] = none;
    if (newest === none) oldest = slot;
    else newer[newest] = slot;
    newest = slot;
  };
  const unlink = (slot: number): void => {
    const [before, after] = [older[slot] ?? none, newer[slot] ?? none];
    if (before === none) oldest = after;
    else newer[before] = after;
    if (after === none) newest = before;
    else older[after] = before;
  };
  const free = (): number => {
    if (places.size < capacity) return places.size;
    const slot = oldest;
    unlink(slot);
    places.delete(keys[slot] ?? "");
    return slot;
  };

  return {
    use: (key) => {
      const slot = places.get(key);
      if (slot === undefined || slot === newest) return slot;
      unlink(slot);
      append(slot);
      return slot;
    },
    put: (key) => {
      const slot = free();
      keys[slot] = key;
      places.set(key, slot);
      append(slot);
      return slot;
    },
    find: (key) => places.get(key),
    get size() {
      return places.size;
    },
  };
}
