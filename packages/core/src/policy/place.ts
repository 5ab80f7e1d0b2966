import type { Assignment } from "../model/person.ts";
import type { LocalDate } from "../model/value.ts";
import { type Clock, type Distances, lastDayOf, type Phase, phaseOn } from "./phase.ts";
import type { LifecycleState, Standing } from "./policy.ts";
import { isDate } from "./time.ts";

/** What a person's assignments in scope come to on one day. */
export interface Place {
  readonly state: LifecycleState;
  readonly hold?: Standing["hold"];
  /** As in {@link Standing.assignments}. */
  readonly assignments: readonly Assignment[];
  /** Of a leaver with a post ahead. */
  readonly returns?: Assignment | undefined;
  /** Of a leaver, the other posts that may keep the account from being deleted: those ahead, and those without a last day. */
  readonly keeping?: readonly Assignment[] | undefined;
  /** Ids of the posts on which the account stood and which are gone from the record without an end. */
  readonly lost?: readonly string[] | undefined;
}

type Sorted = { readonly [phase in Phase]?: Assignment[] };

/** Works out what assignments in scope come to on the day of `clock`. */
export function placeOn(scoped: readonly Assignment[], clock: Clock, rules: Distances): Place {
  const only = scoped[0];
  if (only === undefined) return { state: "none", assignments: scoped };
  if (scoped.length === 1 && phaseOn(only, lastDayOf(only, rules.lastDay), clock) === "open") {
    return { state: openState(scoped), assignments: scoped };
  }
  const sorted: { [phase in Phase]?: Assignment[] } = {};
  for (const assignment of scoped) {
    const phase = phaseOn(assignment, lastDayOf(assignment, rules.lastDay), clock);
    const same = sorted[phase];
    if (same) same.push(assignment);
    else sorted[phase] = [assignment];
  }
  return placeOf(sorted, clock, rules);
}

/** Gives the day from which a closed assignment's account is kept, or `undefined` when the record does not say. */
export function closedOn(assignment: Assignment, rules: Distances): LocalDate | undefined {
  const last = lastDayOf(assignment, rules.lastDay);
  if (last === undefined || !isDate(last)) return undefined;
  return isDate(assignment.start) && last < assignment.start ? assignment.start : last;
}

function placeOf(sorted: Sorted, clock: Clock, rules: Distances): Place {
  const { open, unclear, grace, pending, near, ahead, closed } = sorted;
  if (open) return { state: openState(open), assignments: open.sort(latestFirst) };
  if (unclear) return { state: "none", hold: "unclear", assignments: unclear.sort(latestFirst) };
  if (grace) return { state: "active", hold: "grace", assignments: grace.sort(latestFirst) };
  if (pending || near) {
    const due = [...(pending ?? []), ...(near ?? [])];
    return { state: "prepared", assignments: due.sort(soonestFirst) };
  }
  if (!closed) return { state: "future", assignments: (ahead ?? []).sort(soonestFirst) };
  const last = closed.reduce((one, other) => (endsLater(other, one, rules) ? other : one));
  const lasting = closed.filter((assignment) => mayLast(assignment, rules));
  if (ahead) {
    const keeping = [...ahead.sort(soonestFirst), ...lasting];
    return { state: "left", assignments: [last], returns: ahead[0], keeping };
  }
  const state = isExpired(closed, clock, rules) ? "expired" : "left";
  return { state, assignments: [last], keeping: lasting };
}

function openState(open: readonly Assignment[]): LifecycleState {
  let absent = true;
  for (const { status } of open) {
    if (status === "suspended") return "suspended";
    if (status !== "absent") absent = false;
  }
  return absent ? "absent" : "active";
}

function isExpired(closed: readonly Assignment[], clock: Clock, rules: Distances): boolean {
  const { expireBy, today } = clock;
  if (expireBy === undefined) return false;
  return closed.every((assignment) => {
    const last = closedOn(assignment, rules);
    // While the employment itself runs on, as on leave before its end, nothing is deleted.
    const over = assignment.end === undefined || assignment.end < today;
    return over && last !== undefined && last <= expireBy;
  });
}

/** Tells whether an employment may run on after the day on which access ended, on whatever day that is asked. */
function mayLast(assignment: Assignment, rules: Distances): boolean {
  const last = closedOn(assignment, rules);
  return last === undefined || (assignment.end !== undefined && assignment.end > last);
}

function endsLater(one: Assignment, other: Assignment, rules: Distances): boolean {
  const a = closedOn(one, rules) ?? "";
  const b = closedOn(other, rules) ?? "";
  return a === b ? latestFirst(one, other) < 0 : a > b;
}

function latestFirst(a: Assignment, b: Assignment): number {
  if (a.primary !== b.primary) return a.primary ? -1 : 1;
  if (a.start !== b.start) return a.start > b.start ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function soonestFirst(a: Assignment, b: Assignment): number {
  if (a.primary !== b.primary) return a.primary ? -1 : 1;
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
