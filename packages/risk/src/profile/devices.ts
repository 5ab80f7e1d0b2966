import { leftAfterDays } from "./decay.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";
import { type EventDay, learnValue, slotRanges, type ValueCount } from "./values.ts";

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
  const device = (start + layout.keys) >> 2;
  const counts = (start + layout.counts) >> 1;
  const days = (start + layout.days) >> 1;
  const others = start + layout.displaced;
  const browser = ((start + layout.browsers) >> 1) - first;
  const system = ((start + layout.systems) >> 1) - first;
  into.own = into.total = into.displaced = into.distinct = into.browser = into.system = 0;
  for (let slot = first; slot < first + size; slot++) {
    const kept = halves[counts + slot] as number;
    if (kept === 0) continue;
    const count = (kept / unit) * leftAfterDays(keys.day - (halves[days + slot] as number));
    const displaced = (count * (bytes[others + slot] as number)) / share;
    const own = count - displaced;
    into.total += count;
    into.displaced += displaced;
    into.distinct++;
    if (words[device + slot] === keys.device) into.own += own;
    if (halves[browser + slot] === keys.browser) into.browser += own;
    if (halves[system + slot] === keys.system) into.system += own;
  }
}

/** Learns a device with its browser and system, as `learnValue` does. Tells whether it was counted. */
export function learnDevice(profile: Profile, keys: DeviceKeys, when: EventDay): boolean {
  const slot = learnValue(profile, slotRanges.device, keys.device, when);
  if (slot < 0) return false;
  const { halves } = profile.slab;
  const pair = profile.start + (slot - first) * 2;
  halves[(pair + layout.browsers) >> 1] = keys.browser;
  halves[(pair + layout.systems) >> 1] = keys.system;
  return true;
}
