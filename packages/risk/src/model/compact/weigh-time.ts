import type { Contribution } from "../../evidence/contribution.ts";
import { type Moments, moment } from "../../profile/rhythm.ts";
import { weekTime } from "../../profile/week-time.ts";
import type { CompactSettings } from "./options.ts";
import { timeSentence } from "./sentences.ts";

/** What a time of the week is weighed against: the person's moments and everybody's, of which only the shares count. */
export interface TimeWeighing {
  readonly person: Moments;
  /** How many times of the person were counted, with forgetting. */
  readonly counted: number;
  readonly everybody: Moments;
  readonly settings: CompactSettings;
}

/** Everybody's habit counts as so many times of the person's own. Our choice. */
const borrowed = 8;

/** Weights of the harmonics, those of Fejér's kernel, with which the sum is a density and never below 0. */
const first = 2 / 3;
const second = 1 / 3;

/**
 * Weighs the time of the week: log2 of everybody's density over the person's, from two harmonics of the time of day and
 * the share of weekends. Two harmonics follow somebody who works by day and by night; the person whose times are all
 * over the clock gets about 0.
 */
export function weighTime(at: number, weighing: TimeWeighing): Contribution {
  const { person, counted, everybody, settings } = weighing;
  const time = weekTime(at);
  const angle = time.day * 2 * Math.PI;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const all = density(everybody, cos, sin);
  const own = (density(person, cos, sin) * counted + all * borrowed) / (counted + borrowed);
  const allWeekends = weekendShare(everybody, time.isWeekend, 1);
  const ownWeekends =
    (weekendShare(person, time.isWeekend, 0) * counted + allWeekends * borrowed) /
    (counted + borrowed);
  const ratio = (own * ownWeekends) / (all * allWeekends);
  const { most, least } = settings.caps.time;
  const bits = Math.min(Math.max(settings.weights.time * -Math.log2(ratio), least), most);
  return {
    source: "time",
    bits,
    strength: "statistical",
    reason: timeSentence(bits),
    facts: { hour: Math.floor(time.day * 24), weekend: time.isWeekend, ratio },
  };
}

/**
 * The density of a time of day, given as a point on a circle: 1 where all are alike, 3 at most; held above 0, since two
 * harmonics cannot say never.
 */
function density(moments: Moments, cos: number, sin: number): number {
  const count = moments[moment.count] as number;
  if (count === 0) return 1;
  const one = (moments[moment.cos] as number) * cos + (moments[moment.sin] as number) * sin;
  const two =
    (moments[moment.cos2] as number) * (cos * cos - sin * sin) +
    (moments[moment.sin2] as number) * (2 * sin * cos);
  return Math.min(Math.max(1 + (2 * (first * one + second * two)) / count, 0.05), 3);
}

/**
 * The share of weekends, or of weekdays. `prior` sign-ins spread over the week are added, so that everybody's is never
 * 0.
 */
function weekendShare(moments: Moments, isWeekend: boolean, prior: number): number {
  const count = (moments[moment.count] as number) + prior;
  if (count === 0) return 1;
  const weekend = Math.min(((moments[moment.weekend] as number) + (prior * 2) / 7) / count, 1);
  return isWeekend ? weekend : 1 - weekend;
}
