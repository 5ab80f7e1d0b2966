import type { Contribution } from "../../evidence/contribution.ts";
import type { ValueCount } from "../../profile/values.ts";
import { groupRatio, personRatio, unseenRatio } from "./likelihood-ratio.ts";
import type { CompactFeature, CompactSettings } from "./options.ts";
import type { Population } from "./population.ts";
import { sentences } from "./sentences.ts";

/** One level of a feature: what it is called in the facts, its number among all levels, its key, and what the person's profile says of it. */
export interface WeighedLevel {
  readonly name: string;
  readonly level: number;
  key: number;
  readonly count: ValueCount;
}

/** A feature of a sign-in, its levels from the most general to the most particular. */
export interface WeighedFeature {
  readonly feature: Exclude<CompactFeature, "time">;
  readonly levels: readonly WeighedLevel[];
}

/** What a feature is weighed against. */
export interface Weighing {
  readonly population: Population;
  readonly settings: CompactSettings;
  /** The group that stands in for the person while too little is known of the person; `undefined` otherwise. */
  readonly group: number | undefined;
}

/** A group of fewer counted values says nothing. Our choice. */
const fewest = 30;

/** Weighs one feature: log2 of p(x) / p(x|u), held to what the feature can add or take off. */
export function weighValues(weighed: WeighedFeature, weighing: Weighing): Contribution {
  return weighing.group === undefined
    ? weighPerson(weighed, weighing)
    : weighGroup(weighed, weighing, weighing.group);
}

function weighPerson(
  { feature, levels }: WeighedFeature,
  { population, settings }: Weighing,
): Contribution {
  let ratio = unseenRatio;
  let seen = "none";
  let times = 0;
  let of = 0;
  let everybody = 0;
  for (const { name, level, key, count } of levels) {
    of = count.total;
    if (count.own === 0) {
      ratio = personRatio(count, 1, ratio);
      continue;
    }
    everybody = population.shareOf(level, key);
    ratio = personRatio(count, everybody, ratio);
    seen = name;
    times = count.own;
  }
  const { most, least } = settings.caps[feature];
  const bits = settings.weights[feature] * -Math.log2(ratio);
  // A value takes off no more than it was seen to deserve: 1 bit for once, 2 for three times. Who got in once is not at home.
  const lowest = Math.max(least, -Math.log2(1 + times));
  return {
    source: feature,
    bits: Math.min(Math.max(bits, lowest), most),
    strength: "statistical",
    reason: sentences[feature][seen] as string,
    facts: { seen, times: Math.round(times), of: Math.round(of), everybody },
  };
}

function weighGroup(
  { feature, levels }: WeighedFeature,
  { population, settings }: Weighing,
  group: number,
): Contribution {
  const first = levels[0] as WeighedLevel;
  const known = population.groupTotal(first.level, group);
  let ratio = unseenRatio;
  if (known < fewest) ratio = 1;
  else {
    for (const { level, key } of levels) {
      const count = population.groupCount(level, key, group);
      const total = population.groupTotal(level, group);
      ratio = groupRatio({ count, total, share: population.shareOf(level, key) }, ratio);
    }
  }
  const bits = settings.weights[feature] * -Math.log2(ratio);
  const cap = settings.coldCap;
  return {
    source: feature,
    bits: Math.min(Math.max(bits, -cap), cap),
    strength: "statistical",
    reason:
      known < fewest
        ? (sentences[feature].unknown as string)
        : (sentences[feature].group as string),
    facts: { seen: "group", of: Math.round(known), ratio },
  };
}
