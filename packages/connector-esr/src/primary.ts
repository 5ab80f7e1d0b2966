import type { Assignment } from "@rollcall/core";
import { type Day, writeDay } from "./bytes/day.ts";

/** An assignment before it is known which one is primary. */
export interface DraftAssignment {
  /** `primary` as the row has it. */
  readonly assignment: Assignment;
  /** Since when the row holds. */
  readonly from: Day;
}

/**
 * Leaves one assignment primary at most, and puts them in order of start, then id. Of those that say so and have not
 * ended, one that the person already holds comes before one that is only accepted, then the one whose row began last,
 * then the lowest id.
 */
export function settlePrimary(drafts: readonly DraftAssignment[], day: Day): Assignment[] {
  let primary: DraftAssignment | undefined;
  for (const draft of drafts) {
    if (!claims(draft.assignment, day)) continue;
    if (!primary || byClaim(draft, primary) < 0) primary = draft;
  }
  return drafts.map((draft) => mark(draft.assignment, draft === primary)).sort(byStart);
}

/** Settles the only assignment of a person as {@link settlePrimary} settles several. */
export function settleOnly(assignment: Assignment, day: Day): Assignment {
  return mark(assignment, claims(assignment, day));
}

function claims({ primary, status, end }: Assignment, day: Day): boolean {
  return primary && status !== "ended" && !(end !== undefined && end < writeDay(day));
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
