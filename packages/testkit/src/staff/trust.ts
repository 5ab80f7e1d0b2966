import { addDays } from "./dates.ts";
import type { Location, Organisation } from "./estate/places.ts";
import type { Position } from "./estate/position.ts";
import { type Ground, groundOf } from "./ground.ts";
import { firstFreeKey } from "./keys.ts";
import { neighbourGroundOf } from "./neighbour-ground.ts";
import type { StaffMember } from "./staff-member.ts";
import { startingWorld } from "./starting-world.ts";
import type { TrustOptions } from "./trust-options.ts";
import type { Sequence, StaffWorld } from "./world.ts";

/** A fictional trust on one day. It is a value: what changes it gives a new one. */
export interface Trust extends StaffWorld {
  readonly ground: Ground;
  /** The day that this value describes, yyyy-mm-dd. */
  readonly date: string;
  /** The day of the extract before. */
  readonly previousRun: string;
  /** The number of the last extract; the full one at the start is number 1. */
  readonly sequence: number;
  readonly locations: readonly Location[];
  readonly organisations: readonly Organisation[];
  readonly positions: readonly Position[];
  /** All profiles ever, by slot; one that was deleted keeps its slot. */
  readonly staff: readonly StaffMember[];
  readonly nextKey: number;
  readonly nextHuman: number;
  /** The second VPD of the same world; after a merger, its last state. */
  readonly neighbour: Trust | undefined;
  /** The day on which the second VPD's staff come over, or empty. */
  readonly mergeDate: string;
  /** Whether this VPD has merged into another and sends no more files. */
  readonly closed: boolean;
}

function held<T>(sequence: Sequence<T>): readonly T[] {
  return Array.from({ length: sequence.length }, (_, index) => sequence.at(index) as T);
}

function trustOn(ground: Ground, nextHuman: number): Trust {
  const world = startingWorld(ground);
  const date = ground.population.startDate;
  return {
    ...world,
    ground,
    date,
    previousRun: addDays(date, -1),
    sequence: 1,
    locations: held(world.locations),
    organisations: held(world.organisations),
    positions: held(world.positions),
    staff: held(world.staff),
    nextKey: firstFreeKey(ground),
    nextHuman,
    neighbour: undefined,
    mergeDate: "",
    closed: false,
  };
}

/**
 * Makes a fictional trust as it is on its first day; the same options give the same trust.
 *
 * Throws a RangeError when the VPD is not three digits or the number of people is out of range. Ten thousand people take about
 * 15 MB; for millions use `staffRows`, which holds none of them.
 */
export function syntheticTrust(options: TrustOptions): Trust {
  const { people, neighbour } = options;
  // Humans who join later have even numbers in the first VPD and odd ones in the second, so that the two never meet.
  const nextHuman = 2 * (people + (neighbour?.people ?? 0));
  const trust = trustOn(groundOf(options), nextHuman);
  if (neighbour === undefined) return trust;
  const ground = neighbourGroundOf(options, neighbour);
  return {
    ...trust,
    neighbour: trustOn(ground, nextHuman + 1),
    mergeDate: neighbour.mergeDate ?? "",
  };
}
