import { hashText, mixed } from "../../memory/hash-text.ts";

/** The events that were taken in lately, so that one that is delivered again counts once. */
export interface SeenEvents {
  /**
   * Tells whether an event is new, and remembers it. `purpose` tells apart whose it is and what it was taken in for.
   */
  isFirst(id: string, purpose: number): boolean;
}

const places = 65_536;

/**
 * Remembers about the last 65,536 events by the hash of their ids, each at a place that its purpose has a say in, in
 * 256 KB: a new one takes the place of an older. One event in 4 billion is taken for another that was seen, and then
 * not learnt.
 */
export function seenEvents(): SeenEvents {
  const kept = new Uint32Array(places);
  return {
    isFirst(id, purpose) {
      // 0 is an empty place.
      const hash = hashText(id) || 1;
      const place = mixed(hash + Math.imul(purpose, 0x9e3779b9)) & (places - 1);
      if (kept[place] === hash) return false;
      kept[place] = hash;
      return true;
    },
  };
}
