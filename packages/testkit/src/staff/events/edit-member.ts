import type { Assignment, StaffMember } from "../staff-member.ts";
import type { Draft } from "./draft.ts";
import { changeOf, memberIn, stampOf } from "./edit.ts";

/** Changes facts of a person, so that the person row is written again. */
export function editPerson(draft: Draft, slot: number, facts: Partial<StaffMember>): void {
  const member = memberIn(draft, slot);
  const updated = stampOf(draft, member.personId);
  draft.staff[slot] = { ...member, effectiveStart: draft.date, updated, ...facts };
  changeOf(draft, slot).person = true;
}

/** Changes those assignments of a profile for which the edit gives facts, so that their rows are written again. */
export function editAssignments(
  draft: Draft,
  slot: number,
  edit: (assignment: Assignment) => Partial<Assignment> | undefined,
): void {
  const member = memberIn(draft, slot);
  const assignments = member.assignments.map((assignment) => {
    const facts = edit(assignment);
    if (facts === undefined) return assignment;
    const { assignmentId } = assignment;
    changeOf(draft, slot).assignments.add(assignmentId);
    const updated = stampOf(draft, assignmentId);
    return { ...assignment, effectiveStart: draft.date, updated, ...facts };
  });
  draft.staff[slot] = { ...member, assignments };
}

/** Changes one assignment, by its key; throws a RangeError when the profile has no such assignment. */
export function editAssignment(
  draft: Draft,
  at: { readonly slot: number; readonly assignmentId: number },
  facts: Partial<Assignment>,
): void {
  const { slot, assignmentId } = at;
  const held = memberIn(draft, slot).assignments;
  if (!held.some((assignment) => assignment.assignmentId === assignmentId)) {
    throw new RangeError(`the profile in slot ${slot} has no assignment ${assignmentId}`);
  }
  editAssignments(draft, slot, (assignment) =>
    assignment.assignmentId === assignmentId ? facts : undefined,
  );
}
