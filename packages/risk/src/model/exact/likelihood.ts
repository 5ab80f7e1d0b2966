import { type Everybody, unseenBelow } from "./everybody.ts";
import { type Feature, features, type Value } from "./feature.ts";
import type { Tally } from "./tally.ts";

/**
 * Works out how likely the values of a feature are among all sign-ins: the mixture of its levels, of which only the
 * first is smoothed. More than 0, also for what was never seen.
 */
export function globalLikelihood(
  everybody: Everybody,
  feature: number,
  values: readonly Value[],
): number {
  const { levels } = features[feature] as Feature;
  const tallies = everybody.tallies[feature] as readonly Tally[];
  let likelihood = (levels[0]?.weight as number) * smoothed(everybody, feature, values[0] as Value);
  for (let level = 1; level < levels.length; level++) {
    likelihood += (levels[level]?.weight as number) * share(tallies[level], values[level] as Value);
  }
  return likelihood;
}

/**
 * Works out how likely the values are among the person's own sign-ins: the mixture of the levels, none of them
 * smoothed.
 */
export function personalLikelihood(
  tallies: readonly Tally[],
  feature: number,
  values: readonly Value[],
): number {
  const { levels } = features[feature] as Feature;
  let likelihood = 0;
  for (let level = 0; level < levels.length; level++) {
    likelihood += (levels[level]?.weight as number) * share(tallies[level], values[level] as Value);
  }
  return likelihood;
}

/**
 * The first level, with room left for what was never seen: `times / total` less the share of the unseen values, and
 * that once more among the sign-ins with this very value. A value that was never seen has the place of one unseen
 * value.
 */
function smoothed(everybody: Everybody, feature: number, value: Value): number {
  const tally = everybody.tallies[feature]?.[0];
  const total = tally?.total ?? 0;
  const unseen = unseenBelow(everybody, feature);
  const times = tally?.entries.get(value)?.times ?? 0;
  if (times === 0) return 1 / (total + unseen);
  const within = times / (times + unseenBelow(everybody, feature, value));
  return (times / total) * (1 - unseen / (total + unseen)) * within;
}

function share(tally: Tally | undefined, value: Value): number {
  const times = tally?.entries.get(value)?.times ?? 0;
  return tally === undefined || times === 0 ? 0 : times / tally.total;
}
