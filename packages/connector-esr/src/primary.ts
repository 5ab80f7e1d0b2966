import type { Assignment } from "@rollcall/core";
import type { DraftAssignment } from "./assignment.ts";
import { type Day, writeDay } from "./bytes/day.ts";

/**
 * Leaves one assignment primary at most, and puts them in order of start, then id. Of those that say so and have not
 * ended, one that the person already holds comes before one that is only accepted, then the one whose row began last,
 * then the lowest id.
 */
export function settlePrimary(drafts: readonly DraftAssignment[], day: Day): Assignment[] {
  const today = writeDay(day);
  let primary: DraftAssignment | undefined;
  for (const draft of drafts) {
    const { assignment } = draft;
    const { status, end } = assignment;
    if (!assignment.primary || status === "ended" || (end !== undefined && end < today)) continue;
    if (!primary || byClaim(draft, primary) < 0) primary = draft;
  }
  const settled: Assignment[] = [];
  for (const draft of drafts) settled.push(mark(draft.assignment, draft === primary));
  return settled.length < 2 ? settled : settled.sort(byStart);
}

function byClaim(a: DraftAssignment, b: DraftAssignment): number {
  const waiting =
    Number(a.assignment.status === "accepted") - Number(b.assignment.status === "accepted");
  return waiting || b.from - a.from || (a.assignment.id < b.assignment.id ? -1 : 1);
}

function mark(assignment: Assignment, primary: boolean): Assignment {
  return assignment.primary === primary ? assignment : { ...assignment, primary };
}

function byStart(a: Assignment, b: Assignment): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
