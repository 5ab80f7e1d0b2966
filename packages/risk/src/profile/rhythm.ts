import { leftAfter } from "../memory/half-life.ts";
import { halfLifeDays } from "./decay.ts";
import { latestDays, secondOf } from "./instant.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";
import { type WeekTime, weekTime } from "./week-time.ts";

/** Sums over what was learnt: how many, how many at weekends, and the first two harmonics of the time of day. */
export type Moments = Float64Array;

/** Which of {@link Moments} is which. */
export const moment = { count: 0, weekend: 1, cos: 2, sin: 3, cos2: 4, sin2: 5 } as const;

/** How many numbers {@link Moments} are. */
export const momentCount = 6;

const dayLength = 86_400;
const halfLife = halfLifeDays * dayLength;
const quarterBit = 16;

/**
 * Reads the moments of a profile, as they stood when it last learnt: only their shares are asked for, and forgetting
 * changes none of them.
 */
export function readMoments({ slab, start }: Profile, into: Moments): void {
  const from = (start + layout.rhythm) >> 2;
  for (let index = 0; index < momentCount; index++) {
    into[index] = slab.singles[from + index] as number;
  }
}

/** Adds one time of the week to the moments that start at an index, with a weight. */
export function addMoments(
  moments: Moments | Float32Array,
  from: number,
  { time, weight }: { readonly time: WeekTime; readonly weight: number },
): void {
  const angle = time.day * 2 * Math.PI;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const add = (index: number, more: number): void => {
    moments[from + index] = (moments[from + index] as number) + weight * more;
  };
  add(moment.count, 1);
  add(moment.weekend, time.isWeekend ? 1 : 0);
  add(moment.cos, cos);
  add(moment.sin, sin);
  add(moment.cos2, cos * cos - sin * sin);
  add(moment.sin2, 2 * sin * cos);
}

/**
 * Counts a sign-in, and its time of the week once for each quarter of a day. Tells whether the time was counted. One
 * that comes late counts for what would be left of it, and its time does not; a clock of the profile that is more than
 * a month ahead of `now` is set back.
 */
export function learnRhythm({ slab, start }: Profile, at: number, now: number = at): boolean {
  const { singles, words, bytes } = slab;
  const second = secondOf(at);
  const before = words[(start + layout.learntAt) >> 2] as number;
  const learnt = (start + layout.learnt) >> 2;
  if (second < before && before <= secondOf(now) + latestDays * dayLength) {
    singles[learnt] = (singles[learnt] as number) + leftAfter(before - second, halfLife);
    return false;
  }
  const left = leftAfter(second - before, halfLife);
  singles[learnt] = (singles[learnt] as number) * left + 1;
  const from = (start + layout.rhythm) >> 2;
  for (let index = from; index < from + momentCount; index++) {
    singles[index] = (singles[index] as number) * left;
  }
  words[(start + layout.learntAt) >> 2] = second;
  const flags = start + layout.flags;
  if (Math.floor(second / dayLength) !== Math.floor(before / dayLength)) {
    bytes[flags] = (bytes[flags] as number) & (quarterBit - 1);
  }
  const time = weekTime(second * 1000);
  const quarter = quarterBit << time.quarter;
  if (((bytes[flags] as number) & quarter) !== 0) return false;
  bytes[flags] = (bytes[flags] as number) | quarter;
  addMoments(singles, from, { time, weight: 1 });
  return true;
}

/** Works out what is left at an instant of the counts that were learnt, of sign-ins as of times of the week. */
export function leftOfLearnt({ slab, start }: Profile, at: number): number {
  const before = slab.words[(start + layout.learntAt) >> 2] as number;
  return leftAfter(secondOf(at) - before, halfLife);
}

/** Reads how many sign-ins were learnt, with forgetting, as of an instant. */
export function learntAt(profile: Profile, at: number): number {
  const { slab, start } = profile;
  return (slab.singles[(start + layout.learnt) >> 2] as number) * leftOfLearnt(profile, at);
}
