import { type Sketch, sketch } from "../../memory/sketch.ts";
import { halfLifeDays, leftAfterDays } from "../../profile/decay.ts";
import { latestDays } from "../../profile/instant.ts";
import { type Moments, momentCount } from "../../profile/rhythm.ts";
import type { EventDay } from "../../profile/values.ts";
import { type CappedWeights, cappedWeights } from "./capped-weights.ts";
import { groupCounts, type Learnt } from "./group-counts.ts";
import { levelCount, level as levels } from "./sign-in-keys.ts";

/** What all people together do: in numbers that do not grow with them. */
export interface Population {
  /** Moves on to the day of an event, and gives the weight of a value that is learnt on it. */
  weightOn(when: EventDay): number;
  /** Counts a value that was learnt of a person of a group. */
  learn(level: number, key: number, of: Learnt): void;
  /** The share of a value among all of its level, above 0 and up to 1: never too small. */
  shareOf(level: number, key: number): number;
  /**
   * How often a group's people were counted with a value, and with any of the level, in units of what is learnt today.
   */
  groupCount(level: number, key: number, group: number): number;
  groupTotal(level: number, group: number): number;
  readonly moments: Moments;
  /** In bytes. */
  memory(): number;
}

/** How large the tables of a population are. */
export interface PopulationSize {
  /**
   * Of each row of a sketch: a power of two. There are two sketches of four rows, and one of two rows twice as wide.
   */
  readonly sketchWidth: number;
  /** How many networks, browsers and so on are told apart. */
  readonly values: number;
}

/** Of the others there are few enough for a map. */
const sketched: ReadonlySet<number> = new Set([levels.prefix, levels.device]);
// Doubles end at 2^1023.
const highest = 512;

/**
 * Makes a population of nobody. Weights grow by the day instead of counts shrinking, so that nothing has to be gone
 * through.
 */
export function population({ sketchWidth, values }: PopulationSize): Population {
  const tables = Array.from({ length: levelCount }, (_, level): Sketch | CappedWeights =>
    sketched.has(level) ? sketch(sketchWidth, 4) : cappedWeights(values),
  );
  const totals = new Float64Array(levelCount);
  const groups = groupCounts(sketchWidth);
  const moments: Moments = new Float64Array(momentCount);
  let [latest, halfLives, today] = [-1, 0, 1];
  const scaleAll = (factor: number): void => {
    for (const table of [...tables, groups]) table.scale(factor);
    for (const numbers of [totals, moments]) {
      for (let at = 0; at < numbers.length; at++) numbers[at] = (numbers[at] as number) * factor;
    }
  };
  const moveOn = (days: number): void => {
    halfLives += days / halfLifeDays;
    if (halfLives > highest) {
      scaleAll(2 ** -halfLives);
      halfLives = 0;
    }
    today = 2 ** halfLives;
  };
  return {
    moments,
    weightOn({ day, today: present }) {
      const ahead = latest < 0 ? 0 : day - latest;
      // A step of more than a month may be a wrong clock: it forgets a month, and is set back once the clock is right.
      if (ahead > 0) moveOn(Math.min(ahead, latestDays));
      if (latest < 0 || ahead > 0 || latest - present > latestDays) latest = day;
      return day < latest ? today * leftAfterDays(latest - day) : today;
    },
    learn(level, key, of) {
      tables[level]?.add(key, of.weight);
      totals[level] = (totals[level] as number) + of.weight;
      groups.add(level, key, of);
    },
    shareOf(level, key) {
      const counted = (tables[level] as Sketch).weightOf(key) + today;
      return Math.min(counted / ((totals[level] as number) + today), 1);
    },
    groupCount: (level, key, group) => groups.weightOf(level, key, group) / today,
    groupTotal: (level, group) => groups.totalOf(level, group) / today,
    memory: () => tables.reduce((sum, table) => sum + table.memory(), groups.memory()),
  };
}
