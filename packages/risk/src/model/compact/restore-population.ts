import { leftAfterDays } from "../../profile/decay.ts";
import { dayOf } from "../../profile/instant.ts";
import { layout } from "../../profile/layout.ts";
import type { Profile } from "../../profile/profile.ts";
import type { ProfileTable } from "../../profile/profile-table.ts";
import { momentCount } from "../../profile/rhythm.ts";
import { type SlotRange, slotRanges } from "../../profile/values.ts";
import type { Population } from "./population.ts";
import { level as levels } from "./sign-in-keys.ts";

const unit = 256;
const share = 255;

/**
 * Works out a population from profiles, so that whoever takes a shard over weighs as its predecessor did, without a
 * file of its own. What the profiles have displaced is not in it.
 */
export function restorePopulation(profiles: ProfileTable, population: Population): void {
  let latest = 0;
  profiles.each((profile) => {
    latest = Math.max(latest, lastDay(profile));
  });
  const weight = population.weightOn({ day: latest, today: latest });
  profiles.each((profile) => {
    for (const name of Object.keys(slotRanges) as (keyof typeof slotRanges)[]) {
      restoreRange(profile, {
        level: levels[name],
        range: slotRanges[name],
        latest,
        weight,
        population,
      });
    }
    restoreRhythm(profile, latest, population);
  });
}

interface Restoring {
  readonly level: number;
  readonly range: SlotRange;
  readonly latest: number;
  readonly weight: number;
  readonly population: Population;
}

function restoreRange({ slab, start }: Profile, restoring: Restoring): void {
  const { level, range, latest, weight, population } = restoring;
  const { halves, words, bytes } = slab;
  const group = halves[(start + layout.group) >> 1] as number;
  for (let slot = range.first; slot < range.first + range.size; slot++) {
    const days = latest - (halves[(start + layout.days + slot * 2) >> 1] as number);
    const displaced = (bytes[start + layout.displaced + slot] as number) / share;
    const count =
      ((halves[(start + layout.counts + slot * 2) >> 1] as number) / unit) * (1 - displaced);
    const learnt = weight * count * leftAfterDays(days);
    if (learnt === 0) continue;
    const key = words[(start + layout.keys + slot * 4) >> 2] as number;
    population.learn(level, key, { group, weight: learnt });
    if (range !== slotRanges.device) continue;
    const pair = start + (slot - range.first) * 2;
    const browser = halves[(pair + layout.browsers) >> 1] as number;
    const system = halves[(pair + layout.systems) >> 1] as number;
    population.learn(levels.browser, browser, { group, weight: learnt });
    population.learn(levels.system, system, { group, weight: learnt });
  }
}

function restoreRhythm({ slab, start }: Profile, latest: number, { moments }: Population): void {
  const learnt = dayOf((slab.words[(start + layout.learntAt) >> 2] as number) * 1000);
  const left = leftAfterDays(latest - learnt);
  for (let index = 0; index < momentCount; index++) {
    const own = slab.singles[((start + layout.rhythm) >> 2) + index] as number;
    moments[index] = (moments[index] as number) + own * left;
  }
}

function lastDay({ slab, start }: Profile): number {
  return dayOf(slab.doubles[(start + layout.lastAt) >> 3] as number);
}
