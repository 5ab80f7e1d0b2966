import { sketch } from "../../memory/sketch.ts";
import { levelCount } from "./sign-in-keys.ts";

/** What the people of each group do, for newcomers to be compared with. Groups have numbers of 16 bits. */
export interface GroupCounts {
  add(level: number, key: number, of: Learnt): void;
  /** The weight of a value of a level in a group: never too small. */
  weightOf(level: number, key: number, group: number): number;
  /** The weight of all values of a level in a group. */
  totalOf(level: number, group: number): number;
  /** Multiplies all weights. */
  scale(factor: number): void;
  /** In bytes. */
  memory(): number;
}

/** Whose value was learnt, and how much that counts. */
export interface Learnt {
  readonly group: number;
  readonly weight: number;
}

const mostGroups = 0x1_0000;
const golden = 0x9e3779b1;

/**
 * Makes the counts of no group: one sketch for all values of all, asked for newcomers alone and so wide rather than
 * deep.
 */
export function groupCounts(sketchWidth: number): GroupCounts {
  const values = sketch(sketchWidth * 2, 2);
  const totals = new Float64Array(levelCount * mostGroups);
  return {
    add(level, key, { group, weight }) {
      values.add(groupKey(level, key, group), weight);
      const total = level * mostGroups + group;
      totals[total] = (totals[total] as number) + weight;
    },
    weightOf: (level, key, group) => values.weightOf(groupKey(level, key, group)),
    totalOf: (level, group) => totals[level * mostGroups + group] as number,
    scale(factor) {
      values.scale(factor);
      for (let at = 0; at < totals.length; at++) totals[at] = (totals[at] as number) * factor;
    },
    memory: () => values.memory() + totals.byteLength,
  };
}

function groupKey(level: number, key: number, group: number): number {
  // The sketch mixes what it is given.
  return Math.imul((level << 16) | group, golden) ^ key;
}
