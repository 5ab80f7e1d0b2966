import type { Contribution, Facts } from "../../evidence/contribution.ts";
import type { Everybody } from "./everybody.ts";
import { type Feature, features, type Value } from "./feature.ts";
import { globalLikelihood, personalLikelihood } from "./likelihood.ts";
import type { Person } from "./person.ts";

/**
 * By how much a feature multiplies the score when the person was never seen with any of its levels. Smoothing both
 * likelihoods would make a low score of what is new to everybody (das-group/rba-algorithm).
 */
const factorOfNew = 4;

/** What a feature is weighed against. */
interface Weighing {
  readonly everybody: Everybody;
  readonly person: Person | undefined;
  readonly feature: number;
  readonly values: readonly Value[];
  /** p(A|x): how likely it is that the value is an attacker's, 1 where nothing is known. */
  readonly reputation: number;
}

/** Weighs one feature: log2 of `p(A|x) · p(x) / p(x|u)`. */
export function weighFeature(weighing: Weighing): Contribution {
  const { everybody, person, feature, values, reputation } = weighing;
  const everyone = globalLikelihood(everybody, feature, values);
  const own = person ? personalLikelihood(person.tallies[feature] ?? [], feature, values) : 0;
  const { name } = features[feature] as Feature;
  const seen = closestSeen(weighing);
  const facts = { ...seen, person: own, everybody: everyone };
  return {
    source: name,
    bits: Math.log2(reputation * (own === 0 ? factorOfNew : everyone / own)),
    strength: "statistical",
    reason: sentence(features[feature] as Feature, facts),
    facts: reputation === 1 ? facts : { ...facts, reputation },
  };
}

/** The most particular level that the person was seen with, and how often. */
interface Seen {
  readonly seen: string;
  readonly times: number;
  readonly of: number;
}

function closestSeen({ person, feature, values }: Weighing): Seen {
  const tallies = person?.tallies[feature] ?? [];
  for (const [level, { total, entries }] of tallies.entries()) {
    const times = entries.get(values[level] as Value)?.times;
    if (times !== undefined) {
      return { seen: features[feature]?.levels[level]?.name as string, times, of: total };
    }
  }
  return { seen: "none", times: 0, of: tallies[0]?.total ?? 0 };
}

function sentence({ title, levels }: Feature, { seen, times, of, everybody }: Facts): string {
  if (of === 0) return `${title} cannot be compared: nothing was learnt of the person yet.`;
  if (seen === "none") return `${title} is new for the person, and so is all that is known of it.`;
  const rarity = `all sign-ins are like it with a likelihood of ${percentage(everybody as number)}`;
  if (seen === levels[0]?.name) {
    return `${title} was the person's ${times} of ${of} times; ${rarity}.`;
  }
  return `${title} is new for the person, its ${seen} was theirs ${times} of ${of} times; ${rarity}.`;
}

function percentage(share: number): string {
  return share < 0.001 ? "less than 0.1 %" : `${(share * 100).toFixed(1)} %`;
}
