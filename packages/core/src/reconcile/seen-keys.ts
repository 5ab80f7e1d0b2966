import { keyIndex } from "../correlate/key-index.ts";
import { arena } from "./arena.ts";

/** Keys that have been seen, in some thirty bytes each. */
export interface SeenKeys {
  /** Notes a key, and tells whether it was not noted before. */
  isNew(key: string): boolean;
}

/** Starts with no key seen. */
export function seenKeys(seed: string): SeenKeys {
  const index = keyIndex({ seed });
  const texts = arena();
  return {
    isNew(key) {
      // Two keys may share a fingerprint, and none may be taken for another.
      const isKnown =
        index.first(key) >= 0 && index.find(key).some((number) => texts.at(number) === key);
      if (!isKnown) index.add(key, texts.add(key));
      return !isKnown;
    },
  };
}
