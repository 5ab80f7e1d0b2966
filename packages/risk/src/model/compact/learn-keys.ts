import { learnDevice } from "../../profile/devices.ts";
import type { Profile } from "../../profile/profile.ts";
import { learnValue, slotRanges } from "../../profile/values.ts";
import type { Population } from "./population.ts";
import { level, type SignInKeys } from "./sign-in-keys.ts";

/** The features whose values are counted one by one; devices are counted with their browser and system. */
const plain = [
  { number: level.prefix, range: slotRanges.prefix },
  { number: level.network, range: slotRanges.network },
  { number: level.country, range: slotRanges.country },
  { number: level.method, range: slotRanges.method },
  { number: level.application, range: slotRanges.application },
] as const;

/**
 * Learns the values of a sign-in, each once a day, for the person and, when it was counted for the person, for
 * everybody.
 */
export function learnKeys(profile: Profile, keys: SignInKeys, population: Population): void {
  const { values, group } = keys;
  const of = { group, weight: population.weightOn(keys) };
  for (const { number, range } of plain) {
    const key = values[number] as number;
    if (learnValue(profile, range, key, keys) >= 0) population.learn(number, key, of);
  }
  const device = values[level.device] as number;
  const browser = values[level.browser] as number;
  const system = values[level.system] as number;
  if (!learnDevice(profile, { device, browser, system }, keys)) return;
  population.learn(level.device, device, of);
  population.learn(level.browser, browser, of);
  population.learn(level.system, system, of);
}
