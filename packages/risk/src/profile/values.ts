import { leftAfterDays } from "./decay.ts";
import { latestDays } from "./instant.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";

/** A feature whose values a profile counts: the first of its slots, and how many it has. */
export interface SlotRange {
  readonly first: number;
  readonly size: number;
}

/** What a profile knows of one value of a feature, as of a day. Bare data that is used again. */
export interface ValueCount {
  /** How often it was learnt, with forgetting; what may belong to displaced values left out. */
  own: number;
  /** How often any value of the feature was learnt. */
  total: number;
  /** What of the total may belong to values that were displaced. */
  displaced: number;
  /** How many values are kept. */
  distinct: number;
}

/**
 * The features of a profile. Address ranges, networks and countries are counted apart, so that a wanderer's ranges
 * displace no network.
 */
export const slotRanges: Readonly<
  Record<"prefix" | "network" | "country" | "device" | "method" | "application", SlotRange>
> = {
  prefix: { first: 0, size: 3 },
  network: { first: 3, size: 4 },
  country: { first: 7, size: 3 },
  device: { first: 10, size: 4 },
  method: { first: 14, size: 2 },
  application: { first: 16, size: 3 },
};

const unit = 256;
const mostUnits = 0xffff;
const share = 255;

/** When an event was, and when it was told, in days since 1970. */
export interface EventDay {
  readonly day: number;
  readonly today: number;
}

/** A value that is asked for, as of a day since 1970. */
export interface AskedValue {
  readonly range: SlotRange;
  readonly key: number;
  readonly day: number;
}

/** Reads what a profile knows of a value. Changes nothing: forgetting is worked out when it is asked for. */
export function countValue(profile: Profile, asked: AskedValue, into: ValueCount): void {
  const { range, key, day } = asked;
  const { words, halves, bytes } = profile.slab;
  const { start } = profile;
  const keys = (start + layout.keys) >> 2;
  const counts = (start + layout.counts) >> 1;
  const days = (start + layout.days) >> 1;
  const others = start + layout.displaced;
  const end = range.first + range.size;
  into.own = into.total = into.displaced = into.distinct = 0;
  for (let slot = range.first; slot < end; slot++) {
    const kept = halves[counts + slot] as number;
    if (kept === 0) continue;
    const count = (kept / unit) * leftAfterDays(day - (halves[days + slot] as number));
    const displaced = (count * (bytes[others + slot] as number)) / share;
    into.total += count;
    into.displaced += displaced;
    into.distinct++;
    if (words[keys + slot] === key) into.own += count - displaced;
  }
}

/**
 * Learns a value, once for each day, by Space-Saving: a new value takes the slot of the one with the smallest count,
 * and that count with it, marked as not its own. Gives the slot in which it was counted; -1 when it was counted that
 * day or a later one.
 *
 * A clock that goes back changes nothing, but for a stamp more than {@link latestDays} ahead of today, which is set
 * back to the event's day.
 */
export function learnValue(
  profile: Profile,
  range: SlotRange,
  key: number,
  { day, today }: EventDay,
): number {
  const { words, halves } = profile.slab;
  const { start } = profile;
  let smallest = Number.POSITIVE_INFINITY;
  let least = range.first;
  for (let slot = range.first; slot < range.first + range.size; slot++) {
    const kept = halves[(start + layout.counts + slot * 2) >> 1] as number;
    const stamp = halves[(start + layout.days + slot * 2) >> 1] as number;
    if (kept > 0 && words[(start + layout.keys + slot * 4) >> 2] === key) {
      if (day <= stamp && stamp - today <= latestDays) return -1;
      countAgain(profile, slot, day);
      return slot;
    }
    const count = kept * leftAfterDays(day - stamp);
    if (count >= smallest) continue;
    smallest = count;
    least = slot;
  }
  words[(start + layout.keys + least * 4) >> 2] = key;
  setCount(profile, least, { count: smallest / unit + 1, own: 1, day });
  return least;
}

function countAgain(profile: Profile, slot: number, day: number): void {
  const { halves, bytes } = profile.slab;
  const { start } = profile;
  const stamp = halves[(start + layout.days + slot * 2) >> 1] as number;
  const before =
    ((halves[(start + layout.counts + slot * 2) >> 1] as number) / unit) *
    leftAfterDays(day - stamp);
  const own = before * (1 - (bytes[start + layout.displaced + slot] as number) / share);
  setCount(profile, slot, { count: before + 1, own: own + 1, day });
}

function setCount(
  { slab, start }: Profile,
  slot: number,
  { count, own, day }: { readonly count: number; readonly own: number; readonly day: number },
): void {
  slab.halves[(start + layout.counts + slot * 2) >> 1] = Math.min(
    Math.round(count * unit),
    mostUnits,
  );
  slab.halves[(start + layout.days + slot * 2) >> 1] = day;
  // Rounded up, so that nothing is taken for the value's own that is not.
  slab.bytes[start + layout.displaced + slot] = Math.ceil((1 - own / count) * share);
}
