import { leftAfterDays } from "./decay.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";
import { learnValue, slotRanges, type ValueCount } from "./values.ts";

/** What names a device, from the most particular: its key, and hashes of 16 bits of its browser and its system. */
export interface DeviceKeys {
  readonly device: number;
  readonly browser: number;
  readonly system: number;
}

/**
 * What a profile knows of a device, as of a day, and how often its browser and its system were learnt, on whichever
 * device. Bare data that is used again.
 */
export interface DeviceCount extends ValueCount {
  browser: number;
  system: number;
}

const { first, size } = slotRanges.device;
const unit = 256;
const share = 255;

/** Reads what a profile knows of a device, as `countValue` does. */
export function countDevice(
  { slab, start }: Profile,
  keys: DeviceKeys & { readonly day: number },
  into: DeviceCount,
): void {
  const { halves, words, bytes } = slab;
  into.own = into.total = into.displaced = into.distinct = into.browser = into.system = 0;
  for (let slot = first; slot < first + size; slot++) {
    const kept = halves[(start + layout.counts + slot * 2) >> 1] as number;
    if (kept === 0) continue;
    const days = keys.day - (halves[(start + layout.days + slot * 2) >> 1] as number);
    const count = (kept / unit) * leftAfterDays(days);
    const displaced = (count * (bytes[start + layout.displaced + slot] as number)) / share;
    const own = count - displaced;
    const pair = start + (slot - first) * 2;
    into.total += count;
    into.displaced += displaced;
    into.distinct++;
    if (words[(start + layout.keys + slot * 4) >> 2] === keys.device) into.own += own;
    if (halves[(pair + layout.browsers) >> 1] === keys.browser) into.browser += own;
    if (halves[(pair + layout.systems) >> 1] === keys.system) into.system += own;
  }
}

/** Learns a device with its browser and system, as `learnValue` does. Tells whether it was counted. */
export function learnDevice(profile: Profile, keys: DeviceKeys, day: number): boolean {
  const slot = learnValue(profile, slotRanges.device, keys.device, day);
  if (slot < 0) return false;
  const { halves } = profile.slab;
  const pair = profile.start + (slot - first) * 2;
  halves[(pair + layout.browsers) >> 1] = keys.browser;
  halves[(pair + layout.systems) >> 1] = keys.system;
  return true;
}
