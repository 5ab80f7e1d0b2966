import { addDays } from "../dates.ts";
import { below } from "../draw.ts";
import { type Ground, perBlock } from "../ground.ts";
import { randomFrom } from "../random.ts";

/** What the profile with an index is at the start. */
export type ProfileKind =
  | "manager"
  | "gone-manager"
  | "retired"
  | "returned"
  | "applicant"
  | "ex-employee"
  | "employee";

const stream = 0x4b69;
const goneManager = 7;
const retireesEvery = 97;

/** Tells what kind of profile has this index: managers first in each block, one in 97 retired and came back, the rest by chance. */
export function profileKindAt(ground: Ground, index: number): ProfileKind {
  const slot = index % perBlock.people;
  if (slot < perBlock.departments) return index === goneManager ? "gone-manager" : "manager";
  const rest = index % retireesEvery;
  if (rest === 40 && slot < perBlock.people - 1 && index + 1 < ground.people) return "retired";
  if (rest === 41 && slot > perBlock.departments) return "returned";
  const roll = below(randomFrom(ground.population.seed, stream, ground.keyBase, index), 1000);
  if (roll < 30) return "ex-employee";
  return roll < 42 ? "applicant" : "employee";
}

/** Tells the last day of somebody who retired and came back, at the index of the old profile: two to three months before the start. */
export function retirementDateAt(ground: Ground, index: number): string {
  const random = randomFrom(ground.population.seed, stream, ground.keyBase, index, 1);
  return addDays(ground.population.startDate, -61 - below(random, 30));
}
