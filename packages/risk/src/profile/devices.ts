import { leftAfterDays } from "./decay.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";
import { learnValue, slotRanges } from "./values.ts";

/** What names a device, from the most particular: its key, and hashes of 16 bits of its browser and its system. */
export interface DeviceKeys {
  readonly device: number;
  readonly browser: number;
  readonly system: number;
}

/** How often browser and system of a device were learnt, on whichever device, as of a day. Bare data that is used again. */
export interface FamilyCount {
  browser: number;
  system: number;
}

const { first, size } = slotRanges.device;
const unit = 256;
const share = 255;

/** Reads how often a device's browser and system were learnt. */
export function countFamilies(
  { slab, start }: Profile,
  keys: DeviceKeys & { readonly day: number },
  into: FamilyCount,
): void {
  const { halves, bytes } = slab;
  into.browser = into.system = 0;
  for (let slot = first; slot < first + size; slot++) {
    const kept = halves[(start + layout.counts + slot * 2) >> 1] as number;
    if (kept === 0) continue;
    const days = keys.day - (halves[(start + layout.days + slot * 2) >> 1] as number);
    const displaced = (bytes[start + layout.displaced + slot] as number) / share;
    const own = (kept / unit) * leftAfterDays(days) * (1 - displaced);
    const pair = (slot - first) * 2;
    if (halves[(start + layout.browsers + pair) >> 1] === keys.browser) into.browser += own;
    if (halves[(start + layout.systems + pair) >> 1] === keys.system) into.system += own;
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
