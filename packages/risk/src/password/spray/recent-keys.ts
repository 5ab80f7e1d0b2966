/** Remembers in a fixed amount of memory which keys were counted lately. */
export interface RecentKeys {
  /**
   * Tells whether a key was not counted within the time that is remembered, and takes it as counted then. `key`: at least
   * 12 bytes, as even as those of a hash. When more keys come than there is room for, the oldest are forgotten and then
   * count again; one key is never taken for another but by a chance of 1 in 2^64.
   */
  isNew(key: Uint8Array, at: number): boolean;
}

const ways = 4;
const sets = 32_768;

/** Makes an empty memory of 2 MB: 131,072 keys, each for `lasting` milliseconds. */
export function recentKeys(lasting: number): RecentKeys {
  const tags = new BigUint64Array(sets * ways);
  const times = new Float64Array(sets * ways).fill(Number.NEGATIVE_INFINITY);
  return {
    isNew(key, at) {
      const view = new DataView(key.buffer, key.byteOffset, 12);
      const tag = view.getBigUint64(0);
      const first = (view.getUint32(8) % sets) * ways;
      let place = first;
      for (let other = first; other < first + ways && tags[place] !== tag; other++) {
        const isBetter = tags[other] === tag || (times[other] as number) < (times[place] as number);
        if (isBetter) place = other;
      }
      const isKnown = tags[place] === tag && Math.abs(at - (times[place] as number)) < lasting;
      if (isKnown) return false;
      tags[place] = tag;
      times[place] = at;
      return true;
    },
  };
}
