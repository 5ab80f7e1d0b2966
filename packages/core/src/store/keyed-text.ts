import type { StoreSpace } from "./store.ts";

/** A key and the JSON text of its value; `null` stands for a key that was taken away. */
export interface KeyedEntry {
  readonly key: string;
  readonly text: string | null;
}

/** JSON texts in memory by space and key, listed in the order of their keys. */
export interface KeyedText {
  get(space: StoreSpace, key: string): string | null | undefined;
  set(space: StoreSpace, key: string, text: string | null): void;
  /** Forgets a key; for one that must be remembered as taken away, set it to `null`. */
  remove(space: StoreSpace, key: string): void;
  /** The entries as they are now, in the order of their keys; later changes do not show. */
  entries(space: StoreSpace, prefix: string): readonly KeyedEntry[];
  spaces(): readonly StoreSpace[];
}

/** Makes an empty {@link KeyedText}. */
export function keyedText(): KeyedText {
  const spaces = new Map<StoreSpace, Map<string, string | null>>();
  const sorted = new Map<StoreSpace, readonly string[]>();
  const inOrder = (space: StoreSpace, texts: Map<string, string | null>): readonly string[] => {
    const known = sorted.get(space);
    if (known) return known;
    const keys = [...texts.keys()].sort();
    sorted.set(space, keys);
    return keys;
  };
  return {
    get: (space, key) => spaces.get(space)?.get(key),
    set(space, key, text) {
      const texts = spaces.get(space) ?? new Map<string, string | null>();
      spaces.set(space, texts);
      if (!texts.has(key)) sorted.delete(space);
      texts.set(key, text);
    },
    remove(space, key) {
      if (spaces.get(space)?.delete(key)) sorted.delete(space);
    },
    entries(space, prefix) {
      const texts = spaces.get(space);
      if (!texts) return [];
      const found: KeyedEntry[] = [];
      const keys = inOrder(space, texts);
      for (let at = firstFrom(keys, prefix); at < keys.length; at++) {
        const key = keys[at];
        if (key === undefined || !key.startsWith(prefix)) break;
        found.push({ key, text: texts.get(key) ?? null });
      }
      return found;
    },
    spaces: () => [...spaces.keys()].sort(),
  };
}

/** Finds by halves the first key that is not before `wanted`. */
function firstFrom(keys: readonly string[], wanted: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
