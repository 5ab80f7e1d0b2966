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

/** Works out where a person stands on one day. */
export type StandingRule = (person: Person) => Standing;

/**
 * Works out where a person stands in a target on a day.
 *
 * Several posts: open while any in scope is open; suspended when any open one is; absent when all open ones are.
 * An offer that is only accepted is prepared and never opened: the source must say that the post is active. Somebody who
 * has left and has a post ahead is kept until that post's account is due. A record that contradicts itself, such as an end
 * before the start, gives a standing on hold: nothing is made, enabled, disabled or deleted for it.
 */
export function standing(person: Person, options: StandingOptions): Standing {
  return compileStanding(options)(person);
}

/** Prepares {@link standing} for many people on one day. */
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
  return (person) => {
    const scoped = scope ? inScope(person, scope) : person.assignments;
    const place = person.assignments.length === 0 ? withoutPosts : placeOn(scoped, now, rules);
    const { state, hold, assignments } = place;
    const changesOn = nextChange(scoped, { place, now, rules, clockFor });
    const made = { state, because: because(place, rules), assignments, ...(hold && { hold }) };
    return changesOn === undefined ? made : { ...made, changesOn };
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
