import { readLast } from "../../profile/last-sign-in.ts";
import { layout } from "../../profile/layout.ts";
import type { Profile } from "../../profile/profile.ts";
import { recentAt } from "../../profile/recent.ts";
import { learntAt } from "../../profile/rhythm.ts";
import { countValue, slotRanges } from "../../profile/values.ts";
import { noPast, type Past } from "../../sign-in/past.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import { level, type SignInKeys, unsaid } from "./sign-in-keys.ts";

const scratch = { own: 0, total: 0, displaced: 0, distinct: 0 };

/**
 * Gives what a profile remembers of a person, as it stands when an event comes. A value that another displaced is not
 * known any more.
 */
export function pastOf(event: SignIn, keys: SignInKeys, profile: Profile | undefined): Past {
  if (!profile) return strangerTo(keys);
  const { slab, start } = profile;
  const second = (offset: number): number | undefined => {
    const kept = slab.words[(start + offset) >> 2] as number;
    return kept === 0 ? undefined : kept * 1000;
  };
  return {
    firstSeen: second(layout.firstSeen),
    learnt: learntAt(profile, event.at),
    last: readLast(profile),
    ...recentAt(profile, event.at),
    passwordReset: second(layout.passwordReset),
    known: {
      country: isKnown(profile, "country", keys),
      network: isKnown(profile, "network", keys),
      device: isKnown(profile, "device", keys),
    },
  };
}

function isKnown(
  profile: Profile,
  name: "country" | "network" | "device",
  keys: SignInKeys,
): boolean | undefined {
  const key = keys.values[level[name]] as number;
  if (key === unsaid) return undefined;
  countValue(profile, { range: slotRanges[name], key, day: keys.day }, scratch);
  return scratch.own > 0;
}

function strangerTo(keys: SignInKeys): Past {
  const unknown = (number: number): boolean | undefined =>
    keys.values[number] === unsaid ? undefined : false;
  return {
    ...noPast,
    known: {
      country: unknown(level.country),
      network: unknown(level.network),
      device: unknown(level.device),
    },
  };
}
