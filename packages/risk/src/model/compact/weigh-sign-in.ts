import type { Contribution } from "../../evidence/contribution.ts";
import { layout } from "../../profile/layout.ts";
import { blankProfile, type Profile } from "../../profile/profile.ts";
import { leftOfLearnt, moment, momentCount, readMoments } from "../../profile/rhythm.ts";
import type { CompactSettings } from "./options.ts";
import type { Population } from "./population.ts";
import { signInFeatures } from "./sign-in-features.ts";
import type { SignInKeys } from "./sign-in-keys.ts";
import { weighTime } from "./weigh-time.ts";
import { type Weighing, weighValues } from "./weigh-values.ts";

/**
 * What sign-ins are weighed by; it keeps the numbers that it works with, so that an event needs no memory but its
 * result.
 */
export type Weigher = (
  at: number,
  keys: SignInKeys,
  profile: Profile | undefined,
) => readonly Contribution[];

/**
 * Too little is known of a person with fewer sign-ins, or after fewer days since the first one: as for Entra ID
 * Protection's unfamiliar features, five.
 */
const [fewest, youngest] = [10, 5 * 86_400];

const stranger = blankProfile();

/** Makes what weighs sign-ins against profiles and a population. */
export function signInWeigher(population: Population, settings: CompactSettings): Weigher {
  const features = signInFeatures(settings);
  const { address, device, method, application } = features;
  const own = new Float64Array(momentCount);
  const weighing: Mutable<Weighing> = { population, group: undefined };
  return (at, keys, known) => {
    const profile = known ?? stranger;
    const left = leftOfLearnt(profile, at);
    weighing.group = isCold(profile, at, left) ? keys.group : undefined;
    features.read(profile, keys);
    readMoments(profile, own);
    const counted = (own[moment.count] as number) * left;
    return [
      weighValues(address, weighing),
      weighValues(device, weighing),
      weighValues(method, weighing),
      weighValues(application, weighing),
      weighTime(at, { person: own, counted, everybody: population.moments, settings }),
    ];
  };
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** `left`: what is left of what was learnt. */
function isCold({ slab, start }: Profile, at: number, left: number): boolean {
  const first = slab.words[(start + layout.firstSeen) >> 2] as number;
  const learnt = slab.singles[(start + layout.learnt) >> 2] as number;
  return first === 0 || at / 1000 - first < youngest || learnt * left < fewest;
}
