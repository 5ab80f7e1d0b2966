import type { Supervisor } from "./estate/places.ts";
import { type Ground, perBlock } from "./ground.ts";
import { employeeNumberOf } from "./identifiers.ts";

const assignmentsPerPerson = 4;

/** Tells the surrogate key of the profile, position or place with this index at the start. */
export function keyAt(ground: Ground, index: number): number {
  return ground.keyBase + index + 1;
}

/** Tells the surrogate key of one of the first four assignments of a profile. */
export function assignmentKeyAt(ground: Ground, index: number, nth: number): number {
  return ground.keyBase + index * assignmentsPerPerson + nth + 1;
}

/** Tells the first surrogate key that nothing has at the start: what comes later counts on from there. */
export function firstFreeKey(ground: Ground): number {
  return assignmentKeyAt(ground, ground.people + perBlock.people, 0);
}

/** Tells how an assignment row names the profile with this index as supervisor, by way of its first assignment. */
export function supervisorAt(ground: Ground, index: number): Supervisor {
  return {
    personId: keyAt(ground, index),
    assignmentId: assignmentKeyAt(ground, index, 0),
    assignmentNumber: employeeNumberOf(index),
  };
}
