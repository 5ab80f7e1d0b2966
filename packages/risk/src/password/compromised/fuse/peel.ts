import type { FuseShape } from "./fuse-shape.ts";
import type { KeyList } from "./key-list.ts";
import { firstSlot, secondSlot, thirdSlot } from "./slots.ts";

/** Keys in an order in which each has a slot that none of the keys after it has. */
export interface Peeling {
  readonly keys: KeyList;
  /** Which of its three slots a key has to itself: 0, 1 or 2. */
  readonly own: Uint8Array;
}

/**
 * What is in each slot: how many keys times four, with the places at which they have it combined by exclusive or; and
 * the keys combined likewise.
 */
interface Occupancy {
  readonly counts: Uint8Array;
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

const oneKey = 4;
// More keys in a slot than a byte can count is the work of a bad seed.
const fullest = 252;

/**
 * Finds such an order of the first `keyCount` of some distinct mixed keys, and writes it over `scratch`; `undefined`
 * when there is none under this seed. It depends on which keys there are and not on their order.
 */
export function peel(
  mixed: KeyList,
  keyCount: number,
  { shape, scratch }: { readonly shape: FuseShape; readonly scratch: KeyList },
): Peeling | undefined {
  const occupancy = occupy(mixed, keyCount, shape);
  if (!occupancy) return undefined;
  const peeling = { keys: scratch, own: new Uint8Array(keyCount) };
  return takeOff(occupancy, shape, peeling) === keyCount ? peeling : undefined;
}

function occupy(keys: KeyList, keyCount: number, shape: FuseShape): Occupancy | undefined {
  const counts = new Uint8Array(shape.slots);
  const high = new Uint32Array(shape.slots);
  const low = new Uint32Array(shape.slots);
  const { segmentLength } = shape;
  let most = 0;
  for (let at = 0; at < keyCount; at++) {
    const keyHigh = keys.high[at] as number;
    const keyLow = keys.low[at] as number;
    const first = firstSlot(keyHigh, shape);
    const second = secondSlot(first, keyHigh, keyLow, segmentLength);
    const third = thirdSlot(first, keyLow, segmentLength);
    const inFirst = ((counts[first] as number) + oneKey) | 0;
    const inSecond = ((counts[second] as number) + oneKey) ^ 1;
    const inThird = ((counts[third] as number) + oneKey) ^ 2;
    most = Math.max(most, inFirst, inSecond, inThird);
    if (most >= fullest) return undefined;
    counts[first] = inFirst;
    counts[second] = inSecond;
    counts[third] = inThird;
    high[first] = (high[first] as number) ^ keyHigh;
    low[first] = (low[first] as number) ^ keyLow;
    high[second] = (high[second] as number) ^ keyHigh;
    low[second] = (low[second] as number) ^ keyLow;
    high[third] = (high[third] as number) ^ keyHigh;
    low[third] = (low[third] as number) ^ keyLow;
  }
  return { counts, high, low };
}

/** Takes keys off slots that they have to themselves until there is none; gives how many were taken off. */
function takeOff(
  { counts, high, low }: Occupancy,
  shape: FuseShape,
  { keys, own }: Peeling,
): number {
  const { segmentLength } = shape;
  const alone = new Uint32Array(shape.slots);
  let waiting = 0;
  for (let slot = 0; slot < shape.slots; slot++) {
    if ((counts[slot] as number) >> 2 === 1) alone[waiting++] = slot;
  }
  const slots = new Uint32Array(3);
  let taken = 0;
  while (waiting > 0) {
    const slot = alone[--waiting] as number;
    const count = counts[slot] as number;
    if (count >> 2 !== 1) continue;
    const keyHigh = high[slot] as number;
    const keyLow = low[slot] as number;
    const place = count & 3;
    keys.high[taken] = keyHigh;
    keys.low[taken] = keyLow;
    own[taken++] = place;
    const first = firstSlot(keyHigh, shape);
    slots[0] = first;
    slots[1] = secondSlot(first, keyHigh, keyLow, segmentLength);
    slots[2] = thirdSlot(first, keyLow, segmentLength);
    for (let other = 0; other < 3; other++) {
      const at = slots[other] as number;
      const left = ((counts[at] as number) - oneKey) ^ other;
      counts[at] = left;
      high[at] = (high[at] as number) ^ keyHigh;
      low[at] = (low[at] as number) ^ keyLow;
      if (left >> 2 === 1) alone[waiting++] = at;
    }
  }
  return taken;
}
