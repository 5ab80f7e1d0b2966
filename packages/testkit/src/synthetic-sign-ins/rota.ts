import { below, chance } from "../staff/draw.ts";
import { randomFrom } from "../staff/random.ts";
import type { Staff } from "./staff.ts";

/** Where somebody is when they sign in. */
export type Whereabouts = "desk" | "ward" | "home" | "mobile" | "abroad";

/** A sign-in that is due: minutes after midnight, and from where. */
export interface Due {
  readonly minute: number;
  readonly from: Whereabouts;
}

const [streamOfWork, streamOfDue, streamOfTrips] = [2, 3, 4] as const;

/** A trip abroad begins in one of so many weeks, on average, and takes up to five days of it. */
const weeksBetweenTrips = 5;

/** The shares of a person's shifts by pattern: of all days, or of weekdays alone. */
const shiftShare: Readonly<Record<Staff["pattern"], number>> = {
  ward: 3.3 / 7,
  night: 3.3 / 7,
  bank: 1 / 42,
  day: 0.92,
  home: 0.92,
  phone: 0.92,
  traveller: 0.92,
};

/** Gives the sign-ins that are due on a day, counted from the start, in the order of time. */
export function dueOn(seed: number, staff: Staff, day: number): readonly Due[] {
  if (day < staff.joins) return [];
  const random = randomFrom(seed, streamOfDue, staff.index, day);
  const between = (from: number, to: number, where: Whereabouts): Due => ({
    minute: from + below(random, to - from),
    from: where,
  });
  const due: Due[] = [];
  const { pattern } = staff;
  if (pattern === "night") {
    // A night is of two days: it begins in the evening of one.
    if (day > staff.joins && works(seed, staff, day - 1)) {
      for (let each = 1 + below(random, 3); each > 0; each--) due.push(between(0, 430, "ward"));
    }
    if (works(seed, staff, day)) due.push(between(1170, 1230, "ward"), between(1230, 1440, "ward"));
  } else if (works(seed, staff, day)) {
    if (pattern === "ward") {
      for (let each = 2 + below(random, 4); each > 0; each--) due.push(between(430, 1180, "ward"));
    } else if (pattern === "bank") {
      due.push(between(420, 1300, chance(random, 0.5) ? "ward" : "home"));
      if (chance(random, 0.4)) due.push(between(420, 1300, "mobile"));
    } else {
      const usual = usualPlace(seed, staff, day);
      due.push(between(470, 570, usual), between(570, 1050, usual));
    }
  }
  if (pattern !== "bank" && chance(random, 0.12)) due.push(between(1060, 1439, "mobile"));
  return due.sort((a, b) => a.minute - b.minute);
}

function works(seed: number, { index, pattern }: Staff, day: number): boolean {
  const weekdaysOnly = !["ward", "night", "bank"].includes(pattern);
  if (weekdaysOnly && day % 7 >= 5) return false;
  const onLeave = chance(randomFrom(seed, streamOfWork, index, -1 - Math.floor(day / 7)), 0.1);
  return !onLeave && chance(randomFrom(seed, streamOfWork, index, day), shiftShare[pattern]);
}

function usualPlace(seed: number, staff: Staff, day: number): Whereabouts {
  const random = randomFrom(seed, streamOfTrips, staff.index, day);
  if (staff.pattern === "phone") return chance(random, 0.8) ? "mobile" : "desk";
  if (staff.pattern === "home") return chance(random, 0.8) ? "home" : "desk";
  if (staff.pattern === "traveller" && tripOf(seed, staff, day) !== undefined) return "abroad";
  return chance(random, 0.2) ? "home" : "desk";
}

/**
 * Names the trip that a traveller is on, by a number from which its country and hotel are drawn; `undefined` on most
 * days.
 */
export function tripOf(seed: number, staff: Staff, day: number): number | undefined {
  const week = Math.floor(day / 7);
  const random = randomFrom(seed, streamOfTrips, staff.index, -1 - week);
  if (!chance(random, 1 / weeksBetweenTrips)) return undefined;
  const first = below(random, 3);
  const last = first + 2 + below(random, 3);
  return day % 7 >= first && day % 7 <= last ? week : undefined;
}
