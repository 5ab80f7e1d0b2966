import { countDevice, type DeviceCount } from "../../profile/devices.ts";
import type { Profile } from "../../profile/profile.ts";
import { countValue, slotRanges, type ValueCount } from "../../profile/values.ts";
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

/** Makes the features of a sign-in. */
export function signInFeatures(): SignInFeatures {
  const country = weighed("country", level.country);
  const network = weighed("network", level.network);
  const range = weighed("range", level.prefix);
  const system = weighed("system", level.system);
  const browser = weighed("browser", level.browser);
  const deviceCount: DeviceCount = { ...nothing(), browser: 0, system: 0 };
  const device = weighed("device", level.device, deviceCount);
  const method = weighed("method", level.method);
  const application = weighed("application", level.application);
  const plain = [
    { one: country, asked: { range: slotRanges.country, key: 0, day: 0 } },
    { one: network, asked: { range: slotRanges.network, key: 0, day: 0 } },
    { one: range, asked: { range: slotRanges.prefix, key: 0, day: 0 } },
    { one: method, asked: { range: slotRanges.method, key: 0, day: 0 } },
    { one: application, asked: { range: slotRanges.application, key: 0, day: 0 } },
  ];
  const askedDevice = { device: 0, browser: 0, system: 0, day: 0 };
  return {
    address: { feature: "address", levels: [country, network, range] },
    device: { feature: "device", levels: [system, browser, device] },
    method: { feature: "method", levels: [method] },
    application: { feature: "application", levels: [application] },
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

function weighed(name: string, number: number, count: ValueCount = nothing()): WeighedLevel {
  return { name, level: number, key: 0, count };
}

function nothing(): ValueCount {
  return { own: 0, total: 0, displaced: 0, distinct: 0 };
}
