import type { StaffMember } from "../staff-member.ts";
import type { StaffWorld } from "../world.ts";
import { assignmentRow } from "./assignment-row.ts";
import { contactRows } from "./contact-rows.ts";
import { personRow } from "./person-row.ts";

/** Writes all rows of a profile: the person, then assignments, then phone and address where the trust writes them. */
export function memberRows(world: StaffWorld, person: StaffMember): readonly string[] {
  return [
    personRow(person),
    ...person.assignments.map((assignment) => assignmentRow(world, person, assignment)),
    ...(world.contacts ? contactRows(person) : []),
  ];
}
