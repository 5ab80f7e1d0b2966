import { type Assignment, invalidOption, type Person } from "@rollcall/core";
import type { Standing } from "../sign-in/surroundings.ts";
import { type PlacedUntil, type StandingAtOptions, standingAt } from "./standing-at.ts";

/** How a staff record is read. */
export interface StaffRecordOptions extends StandingAtOptions {
  /** Which posts count; all when missing. */
  readonly scope?: ((assignment: Assignment, person: Person) => boolean) | undefined;
}

/** The staff record as sign-ins need it: by the key of a profile, the posts and nothing else of a person. */
export interface StaffRecord {
  /** Takes a person's record in, in place of what it said before. */
  put(subject: string, person: Person): void;
  /** Forgets a person, who is `unknown` from then on: to be missing is not to have left. */
  forget(subject: string): void;
  /** Gives the standing at an instant, in milliseconds since 1970; `unknown` of somebody whom it does not have. */
  standing(subject: string, at: number): Standing;
}

/**
 * Makes an empty staff record. It works a standing out once, and again when its time is over. Throws `invalid-options`.
 */
export function staffRecord(options: StaffRecordOptions = {}): StaffRecord {
  const { scope, lastShiftHours = 12 } = options;
  if (!(lastShiftHours >= 0 && lastShiftHours <= 18)) {
    throw invalidOption("staffRecord()", {
      field: "lastShiftHours",
      rule: "range",
      advice: "Give a number from 0 to 18.",
    });
  }
  const entries = new Map<string, Entry>();
  return {
    put(subject, person) {
      const { assignments } = person;
      const scoped = scope ? assignments.filter((each) => scope(each, person)) : assignments;
      entries.set(subject, { assignments: scoped, from: 0, placed: undefined });
    },
    forget(subject) {
      entries.delete(subject);
    },
    standing(subject, at) {
      const entry = entries.get(subject);
      if (entry === undefined) return "unknown";
      if (!entry.placed || !(at >= entry.from) || !(at < (entry.placed.until ?? Infinity))) {
        entry.placed = standingAt(entry.assignments, at, options);
        entry.from = at;
      }
      return entry.placed.standing;
    },
  };
}

interface Entry {
  readonly assignments: readonly Assignment[];
  /** The instant for which `placed` was worked out. */
  from: number;
  placed: PlacedUntil | undefined;
}
