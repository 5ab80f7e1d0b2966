import type { KeyList } from "./key-list.ts";

const keysPerBlock = 8;

/**
 * Puts mixed keys in order, from `keys` into `into`, and leaves each out but once. Gives how many are left. Since mixed
 * keys are spread evenly, they are dealt out to blocks by their first bits, and each small block is put in order by
 * insertion.
 */
export function orderKeys(keys: KeyList, into: KeyList): number {
  const blockBits = Math.max(1, Math.ceil(Math.log2(keys.high.length / keysPerBlock + 1)));
  const ends = dealOut(keys, into, 32 - blockBits);
  let start = 0;
  for (const end of ends) {
    insertionSort(into, start, end);
    start = end;
  }
  return withoutRepeats(into);
}

/** Deals keys out to blocks; gives where each block ends. */
function dealOut({ high, low }: KeyList, into: KeyList, shift: number): Uint32Array {
  const next = new Uint32Array(2 ** (32 - shift));
  for (const value of high) (next[value >>> shift] as number)++;
  let total = 0;
  for (let block = 0; block < next.length; block++) {
    const size = next[block] as number;
    next[block] = total;
    total += size;
  }
  for (let at = 0; at < high.length; at++) {
    const value = high[at] as number;
    const place = (next[value >>> shift] as number)++;
    into.high[place] = value;
    into.low[place] = low[at] as number;
  }
  return next;
}

function insertionSort({ high, low }: KeyList, start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const keyHigh = high[at] as number;
    const keyLow = low[at] as number;
    let place = at;
    while (place > start) {
      const before = high[place - 1] as number;
      if (before < keyHigh || (before === keyHigh && (low[place - 1] as number) <= keyLow)) break;
      high[place] = before;
      low[place] = low[place - 1] as number;
      place--;
    }
    high[place] = keyHigh;
    low[place] = keyLow;
  }
}

function withoutRepeats({ high, low }: KeyList): number {
  let kept = 0;
  for (let at = 0; at < high.length; at++) {
    const isRepeat = kept > 0 && high[at] === high[kept - 1] && low[at] === low[kept - 1];
    if (isRepeat) continue;
    high[kept] = high[at] as number;
    low[kept] = low[at] as number;
    kept++;
  }
  return kept;
}
