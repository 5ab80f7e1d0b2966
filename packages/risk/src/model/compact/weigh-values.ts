import type { Contribution } from "../../evidence/contribution.ts";
import type { ValueCount } from "../../profile/values.ts";
import { groupRatio, personRatio, unseenRatio } from "./likelihood-ratio.ts";
import type { CompactFeature, FeatureCap } from "./options.ts";
import type { Population } from "./population.ts";

/**
 * One level of a feature: what it is called in the facts, its number among all levels, its key, and what the person's
 * profile says of it.
 */
export interface WeighedLevel {
  readonly name: string;
  readonly level: number;
  /** What is said when the person was seen with its value, and with none that is more particular. */
  readonly sentence: string;
  key: number;
  readonly count: ValueCount;
}

/** A feature of a sign-in, its levels from the most general to the most particular, and all that it is weighed with. */
export interface WeighedFeature {
  readonly feature: Exclude<CompactFeature, "time">;
  readonly levels: readonly WeighedLevel[];
  readonly weight: number;
  readonly cap: FeatureCap;
  /** Holds either way while too little is known of the person. */
  readonly coldCap: number;
  /**
   * What is said when the person was seen with none of the values, and when the group is asked, or has nothing to say.
   */
  readonly none: string;
  readonly group: string;
  readonly unknown: string;
}

/** What a feature is weighed against. */
export interface Weighing {
  readonly population: Population;
  /** The group that stands in for the person while too little is known of the person; `undefined` otherwise. */
  readonly group: number | undefined;
}

/** A group of fewer counted values says nothing. Our choice. */
const fewest = 30;

/** Weighs one feature: log2 of p(x) / p(x|u), held to what the feature can add or take off. */
export function weighValues(
  weighed: WeighedFeature,
  { population, group }: Weighing,
): Contribution {
  return group === undefined
    ? weighPerson(weighed, population)
    : weighGroup(weighed, population, group);
}

function weighPerson(weighed: WeighedFeature, population: Population): Contribution {
  const { levels, cap } = weighed;
  let ratio = unseenRatio;
  let known: WeighedLevel | undefined;
  let everybody = 0;
  for (const one of levels) {
    const { count } = one;
    if (count.own === 0) {
      ratio = personRatio(count, 1, ratio);
      continue;
    }
    everybody = population.shareOf(one.level, one.key);
    ratio = personRatio(count, everybody, ratio);
    known = one;
  }
  const times = known === undefined ? 0 : known.count.own;
  const of = (levels.at(-1) as WeighedLevel).count.total;
  const bits = weighed.weight * -Math.log2(ratio);
  // A value takes off no more than it was seen to deserve: 1 bit for once, 2 for three times. Who got in once is not at
  // home.
  const least = bits < 0 ? Math.max(cap.least, -Math.log2(1 + times)) : 0;
  return {
    source: weighed.feature,
    bits: Math.min(Math.max(bits, least), cap.most),
    strength: "statistical",
    reason: known === undefined ? weighed.none : known.sentence,
    facts: {
      seen: known === undefined ? "none" : known.name,
      times: Math.round(times),
      of: Math.round(of),
      everybody,
    },
  };
}

function weighGroup(weighed: WeighedFeature, population: Population, group: number): Contribution {
  const { levels, coldCap } = weighed;
  const first = levels[0] as WeighedLevel;
  const counted = population.groupTotal(first.level, group);
  const isKnown = counted >= fewest;
  const ratio = isKnown ? ratioOfGroup(levels, population, group) : 1;
  const bits = weighed.weight * -Math.log2(ratio);
  return {
    source: weighed.feature,
    bits: Math.min(Math.max(bits, -coldCap), coldCap),
    strength: "statistical",
    reason: isKnown ? weighed.group : weighed.unknown,
    facts: { seen: "group", of: Math.round(counted), ratio },
  };
}

function ratioOfGroup(
  levels: readonly WeighedLevel[],
  population: Population,
  group: number,
): number {
  let ratio = unseenRatio;
  for (const { level, key } of levels) {
    const count = population.groupCount(level, key, group);
    const total = population.groupTotal(level, group);
    ratio = groupRatio({ count, total, share: population.shareOf(level, key) }, ratio);
  }
  return ratio;
}
