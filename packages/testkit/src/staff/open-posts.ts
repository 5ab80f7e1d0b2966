import { assignmentStatuses } from "./assignment-status.ts";
import type { Assignment, StaffMember } from "./staff-member.ts";

/** Tells which assignments of a profile have not been ended, those to come included. */
export function openPosts(member: StaffMember): readonly Assignment[] {
  return member.assignments.filter(({ status }) => assignmentStatuses[status].state !== "ended");
}
