import { countDevice, type DeviceCount } from "../../profile/devices.ts";
import type { Profile } from "../../profile/profile.ts";
import { countValue, slotRanges, type ValueCount } from "../../profile/values.ts";
import type { CompactSettings } from "./options.ts";
import { sentences } from "./sentences.ts";
import { level, type SignInKeys } from "./sign-in-keys.ts";
import type { WeighedFeature, WeighedLevel } from "./weigh-values.ts";

/** The features of a sign-in that are values, filled in for one sign-in after the other. */
export interface SignInFeatures {
  readonly address: WeighedFeature;
  readonly device: WeighedFeature;
  readonly method: WeighedFeature;
  readonly application: WeighedFeature;
  /** Reads what a profile says of the values of a sign-in. */
  read(profile: Profile, keys: SignInKeys): void;
}

/** Makes the features of a sign-in, with what their settings say of each. */
export function signInFeatures(settings: CompactSettings): SignInFeatures {
  const said = sentences;
  const country = weighed("country", level.country, said.address.country);
  const network = weighed("network", level.network, said.address.network);
  const range = weighed("range", level.prefix, said.address.range);
  const system = weighed("system", level.system, said.device.system);
  const browser = weighed("browser", level.browser, said.device.browser);
  const deviceCount: DeviceCount = { ...nothing(), browser: 0, system: 0 };
  const device = { ...weighed("device", level.device, said.device.device), count: deviceCount };
  const method = weighed("method", level.method, said.method.method);
  const application = weighed("application", level.application, said.application.application);
  const featureOf = (
    feature: WeighedFeature["feature"],
    levels: readonly WeighedLevel[],
  ): WeighedFeature => {
    const { none, group, unknown } = said[feature];
    const { weights, caps, coldCap } = settings;
    const [weight, cap] = [weights[feature], caps[feature]];
    return { feature, levels, weight, cap, coldCap, none, group, unknown };
  };
  const plain = [
    { one: country, asked: { range: slotRanges.country, key: 0, day: 0 } },
    { one: network, asked: { range: slotRanges.network, key: 0, day: 0 } },
    { one: range, asked: { range: slotRanges.prefix, key: 0, day: 0 } },
    { one: method, asked: { range: slotRanges.method, key: 0, day: 0 } },
    { one: application, asked: { range: slotRanges.application, key: 0, day: 0 } },
  ];
  const askedDevice = { device: 0, browser: 0, system: 0, day: 0 };
  return {
    address: featureOf("address", [country, network, range]),
    device: featureOf("device", [system, browser, device]),
    method: featureOf("method", [method]),
    application: featureOf("application", [application]),
    read(profile, { values, day }) {
      for (const { one, asked } of plain) {
        one.key = asked.key = values[one.level] as number;
        asked.day = day;
        countValue(profile, asked, one.count);
      }
      device.key = askedDevice.device = values[level.device] as number;
      browser.key = askedDevice.browser = values[level.browser] as number;
      system.key = askedDevice.system = values[level.system] as number;
      askedDevice.day = day;
      countDevice(profile, askedDevice, deviceCount);
      // Browser and system are counted with the devices, whose totals are theirs.
      share(deviceCount, deviceCount.browser, browser.count);
      share(deviceCount, deviceCount.system, system.count);
    },
  };
}

function share({ total, displaced, distinct }: ValueCount, own: number, into: ValueCount): void {
  into.own = own;
  into.total = total;
  into.displaced = displaced;
  into.distinct = distinct;
}

function weighed(name: string, number: number, sentence: string): WeighedLevel {
  return { name, level: number, sentence, key: 0, count: nothing() };
}

function nothing(): ValueCount {
  return { own: 0, total: 0, displaced: 0, distinct: 0 };
}
