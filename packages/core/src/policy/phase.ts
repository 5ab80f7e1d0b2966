import type { Assignment } from "../model/person.ts";
import type { LocalDate } from "../model/value.ts";
import type { Lifecycle } from "./policy.ts";
import { addDays, isDate } from "./time.ts";

/**
 * Where one assignment stands on a day. `ahead`: too early for an account. `near`: the account is being prepared.
 * `pending`: the first day has come and the assignment is still only accepted. `open`: in post. `grace`: over, and access
 * not yet. `closed`: over. `unclear`: its dates and status contradict each other.
 */
export type Phase = "ahead" | "near" | "pending" | "open" | "grace" | "closed" | "unclear";

/** A day, and the days that lie a lifecycle's distances from it, so that each assignment costs comparisons only. */
export interface Clock {
  readonly today: LocalDate;
  /** An account is due for assignments that start by this day. */
  readonly prepareBy: LocalDate;
  /** Access is still open where the last day was this one or later. */
  readonly graceFrom: LocalDate;
  /** Accounts are due for deletion where the last day was this one or earlier; `undefined` for never. */
  readonly expireBy: LocalDate | undefined;
}

/** The distances of a lifecycle, in days, with the defaults filled in. */
export interface Distances {
  readonly prepare: number;
  readonly grace: number;
  /** From the last day to deletion; `undefined` for never. */
  readonly expire: number | undefined;
  readonly lastDay: NonNullable<Lifecycle["lastDay"]>;
}

/** Fills in the defaults of a lifecycle. */
export function distances(lifecycle: Lifecycle = {}): Distances {
  const {
    createDaysBefore = 14,
    graceDays = 0,
    retainDays = "forever",
    lastDay = "earlier",
  } = lifecycle;
  const expire = retainDays === "forever" ? undefined : graceDays + 1 + retainDays;
  return { prepare: createDaysBefore, grace: graceDays, expire, lastDay };
}

/** Works out the days that lie a lifecycle's distances from `today`. */
export function clockOn(today: LocalDate, { prepare, grace, expire }: Distances): Clock {
  return {
    today,
    prepareBy: addDays(today, prepare),
    graceFrom: addDays(today, -grace),
    expireBy: expire === undefined ? undefined : addDays(today, -expire),
  };
}

/** Gives the last day of access before any grace, or `undefined` while none is known. */
export function lastDayOf(
  assignment: Assignment,
  which: Distances["lastDay"],
): LocalDate | undefined {
  const { end, lastWorkingDay } = assignment;
  if (which === "end" || lastWorkingDay === undefined) return end;
  if (which === "last-working-day" || end === undefined) return lastWorkingDay;
  return lastWorkingDay < end ? lastWorkingDay : end;
}

/** Works out where an assignment stands, given its last day by {@link lastDayOf}. */
export function phaseOn(assignment: Assignment, last: LocalDate | undefined, clock: Clock): Phase {
  const { start, status } = assignment;
  if (!isDate(start) || (last !== undefined && !isDate(last))) {
    return status === "ended" ? "closed" : "unclear";
  }
  if (status === "ended") {
    // An end that is recorded and a last day that is still ahead: neither is believed until they agree.
    if (last === undefined || last < start) return "closed";
    if (last >= clock.today) return "unclear";
    return last >= clock.graceFrom ? "grace" : "closed";
  }
  if (last !== undefined && last < start) return "unclear";
  if (clock.today < start) return start <= clock.prepareBy ? "near" : "ahead";
  if (last === undefined || clock.today <= last) return status === "accepted" ? "pending" : "open";
  return phaseAfter(assignment, last >= clock.graceFrom);
}

function phaseAfter({ status }: Assignment, withinGrace: boolean): Phase {
  if (!withinGrace || status === "accepted") return "closed";
  // Grace keeps what a leaver had; it must not give back what a suspension took.
  return status === "suspended" ? "open" : "grace";
}
