import type { Assignment, Person } from "../model/person.ts";
import type { LocalDate } from "../model/value.ts";
import { because } from "./because.ts";
import { type Clock, clockOn, type Distances, distances, lastDayOf } from "./phase.ts";
import { closedOn, type Place, placeOn } from "./place.ts";
import type { Standing, TargetPolicy } from "./policy.ts";
import { addDays, isDate } from "./time.ts";

/** What a standing depends on besides the person. */
export interface StandingOptions extends Pick<TargetPolicy, "scope" | "lifecycle"> {
  /** The date in Europe/London, from `londonDate`. */
  readonly today: LocalDate;
}

/** Where a person stands, and until when, before anybody asked why. */
export interface Placed {
  readonly place: Place;
  /** As in {@link Standing.changesOn}. */
  readonly changesOn: LocalDate | undefined;
}

/** Works out where people stand on one day. */
export interface StandingRule {
  placedOf(person: Person): Placed;
  /** Says why a place is what it is. */
  describe(place: Place): Omit<Standing, "changesOn">;
}

/**
 * Works out where a person stands in a target on a day.
 *
 * Several posts: open while any in scope is open; suspended when any open one is; absent when all open ones are.
 * An offer that is only accepted is prepared and never opened: the source must say that the post is active. Somebody who
 * has left and has a post ahead is kept until that post's account is due. A record that contradicts itself, such as an end
 * before the start, gives a standing on hold: nothing is made, enabled, disabled or deleted for it.
 */
export function standing(person: Person, options: StandingOptions): Standing {
  const { placedOf, describe } = compileStanding(options);
  const { place, changesOn } = placedOf(person);
  return changesOn === undefined ? describe(place) : { ...describe(place), changesOn };
}

/** Prepares {@link standing} for many people on one day; scope rules may throw. */
export function compileStanding({ scope, lifecycle, today }: StandingOptions): StandingRule {
  const rules = distances(lifecycle);
  const clocks = new Map<LocalDate, Clock>();
  const clockFor = (day: LocalDate): Clock => {
    let clock = clocks.get(day);
    if (!clock) {
      clock = clockOn(day, rules);
      clocks.set(day, clock);
    }
    return clock;
  };
  const now = clockFor(today);
  return {
    placedOf(person) {
      const scoped = scope ? inScope(person, scope) : person.assignments;
      const place = person.assignments.length === 0 ? withoutPosts : placeOn(scoped, now, rules);
      return { place, changesOn: nextChange(scoped, { place, now, rules, clockFor }) };
    },
    describe(place) {
      const { state, hold, assignments } = place;
      return { state, because: because(place, rules), assignments, ...(hold && { hold }) };
    },
  };
}

/** Rows that are missing prove nothing: a leaver has a post that ended. */
const withoutPosts: Place = { state: "none", hold: "unclear", assignments: [] };

function inScope(person: Person, scope: NonNullable<TargetPolicy["scope"]>): readonly Assignment[] {
  const { assignments } = person;
  const out = assignments.findIndex((assignment) => !scope(assignment, person));
  if (out < 0) return assignments;
  return assignments.filter(
    (assignment, index) => index < out || (index > out && scope(assignment, person)),
  );
}

interface Outlook {
  readonly place: Place;
  readonly now: Clock;
  readonly rules: Distances;
  readonly clockFor: (day: LocalDate) => Clock;
}

/** Every change falls on one of a few days; the first of them on which the place differs is the answer. */
function nextChange(
  scoped: readonly Assignment[],
  { place, now, rules, clockFor }: Outlook,
): LocalDate | undefined {
  let days: LocalDate[] | undefined;
  for (const assignment of scoped) {
    if (!mayChange(assignment, now, rules)) continue;
    days ??= [];
    addTurns(assignment, rules, days);
  }
  return days
    ?.filter((day) => day > now.today)
    .sort()
    .find((day) => differs(place, placeOn(scoped, clockFor(day), rules)));
}

function mayChange(assignment: Assignment, now: Clock, rules: Distances): boolean {
  const { start, end, lastWorkingDay } = assignment;
  if (end === undefined && lastWorkingDay === undefined) return start > now.today;
  if (rules.expire !== undefined) return true;
  const last = closedOn(assignment, rules);
  return last === undefined || start > now.today || last >= now.graceFrom;
}

function addTurns(assignment: Assignment, rules: Distances, days: LocalDate[]): void {
  const { start, end } = assignment;
  const last = lastDayOf(assignment, rules.lastDay);
  if (isDate(start)) days.push(addDays(start, -rules.prepare), start);
  if (last !== undefined && isDate(last)) {
    days.push(addDays(last, 1), addDays(last, rules.grace + 1));
  }
  if (rules.expire === undefined) return;
  const closed = closedOn(assignment, rules);
  if (closed !== undefined) days.push(addDays(closed, rules.expire));
  if (end !== undefined && isDate(end)) days.push(addDays(end, 1));
}

function differs(one: Place, other: Place): boolean {
  return (
    one.state !== other.state ||
    one.hold !== other.hold ||
    one.assignments.length !== other.assignments.length ||
    one.assignments.some((assignment, index) => assignment !== other.assignments[index])
  );
}
