import type { Assignment } from "../model/person.ts";
import { type Distances, lastDayOf } from "./phase.ts";
import { closedOn, type Place } from "./place.ts";
import { addDays, formatDate, isDate } from "./time.ts";

/**
 * Says why a place is what it is, in a sentence fit for a plan. Kinds of absence and reasons for a suspension are left
 * out: an approver need not read them.
 */
export function because(place: Place, rules: Distances): string {
  if (place.lost) return lost(place.lost);
  const first = place.assignments[0];
  if (first === undefined) {
    return place.hold
      ? "the record has no post at all, which proves no leaving"
      : "no post in scope";
  }
  if (place.hold === "unclear") return unclear(first, rules);
  switch (place.state) {
    case "future":
      return `starts on ${formatDate(first.start)}, account due on ${formatDate(addDays(first.start, -rules.prepare))}`;
    case "prepared":
      return prepared(first);
    case "absent":
      return "absent for a longer time, by the staff record";
    case "suspended":
      return "suspended, by the staff record";
    case "left":
    case "expired":
      return left(first, place, rules);
    default:
      return place.hold ? grace(first, rules) : `in post since ${formatDate(first.start)}`;
  }
}

function lost(posts: readonly string[]): string {
  const [what, are] = posts.length === 1 ? ["post", "is"] : ["posts", "are"];
  return `the ${what} ${posts.join(", ")}, for which the account was there, ${are} missing from the record, which proves no leaving`;
}

function prepared({ start, status }: Assignment): string {
  const starts = `starts on ${formatDate(start)}`;
  return status === "accepted" ? `${starts}, still only accepted in the staff record` : starts;
}

function grace(first: Assignment, rules: Distances): string {
  const last = lastDayOf(first, rules.lastDay);
  if (last === undefined) return "in post";
  return `${lastDay(first, last)}, access ends after ${formatDate(addDays(last, rules.grace))}`;
}

function left(first: Assignment, { state, returns }: Place, rules: Distances): string {
  const last = closedOn(first, rules);
  if (last === undefined)
    return "the last post has ended, on a day that the staff record does not give";
  const said =
    last === first.start && lastDayOf(first, rules.lastDay) !== last
      ? "the post was ended before it began"
      : lastDay(first, last);
  if (returns) return `${said}, starts again on ${formatDate(returns.start)}`;
  if (state === "left" || rules.expire === undefined) return said;
  return `${said}, kept until ${formatDate(addDays(last, rules.expire - 1))}`;
}

function lastDay({ lastWorkingDay }: Assignment, last: string): string {
  return `last ${lastWorkingDay === last ? "working day" : "day in post"} was ${formatDate(last)}`;
}

function unclear(first: Assignment, rules: Distances): string {
  const last = lastDayOf(first, rules.lastDay);
  if (!isDate(first.start)) return "the staff record gives a start that is not a date";
  if (last === undefined || !isDate(last))
    return "the staff record gives an end that is not a date";
  if (last < first.start) {
    return `the staff record contradicts itself: a post ends on ${formatDate(last)}, before it starts on ${formatDate(first.start)}`;
  }
  return `the staff record contradicts itself: a post has ended, and its last day is ${formatDate(last)}`;
}
