import type { Changes, MemberChange } from "./events/changes.ts";
import type { RunOptions } from "./full-extract.ts";
import { assignmentRow } from "./rows/assignment-row.ts";
import { row } from "./rows/columns.ts";
import { enveloped } from "./rows/envelope.ts";
import { personRow } from "./rows/person-row.ts";
import { locationRow, organisationRow } from "./rows/place-rows.ts";
import { positionRow } from "./rows/position-row.ts";
import type { StaffMember } from "./staff-member.ts";
import type { Trust } from "./trust.ts";

function* memberChangeRows(
  trust: Trust,
  member: StaffMember,
  change: MemberChange,
): Generator<string, void> {
  if (member.standing === "deleted") {
    for (const assignmentId of change.deleted) yield row("ASD", assignmentId);
    yield row("PRD", member.personId);
    return;
  }
  if (change.person) yield personRow(member);
  for (const assignment of member.assignments) {
    if (change.assignments.has(assignment.assignmentId))
      yield assignmentRow(trust, member, assignment);
  }
  for (const assignmentId of change.deleted) yield row("ASD", assignmentId);
}

function* changeRows(trust: Trust, changes: Changes): Generator<string, void> {
  const { locations, organisations, positions, members } = changes;
  for (const [index, location] of trust.locations.entries()) {
    if (locations.has(index)) yield locationRow(location);
  }
  for (const [index, organisation] of trust.organisations.entries()) {
    if (organisations.has(index)) yield organisationRow(trust, organisation);
  }
  for (const [index, position] of trust.positions.entries()) {
    if (positions.has(index)) yield positionRow(trust, position);
  }
  for (const [slot, change] of members) {
    const member = trust.staff[slot];
    if (member !== undefined) yield* memberChangeRows(trust, member, change);
  }
}

/**
 * Writes a change file (GOC) of a trust: what `applyEvents` said has changed, as it now is, header and trailer included.
 *
 * A person row comes only when the person has changed and an assignment row only when the assignment has, so that most assignment
 * rows come without their person. A day without changes gives a header and a trailer alone.
 */
export function changeExtract(
  trust: Trust,
  changes: Changes,
  run: RunOptions = {},
): Iterable<string> {
  const { vpd, date, previousRun, sequence } = trust;
  const { subFile } = trust.ground;
  return enveloped(
    { vpd, subFile, kind: "changes", date, previousRun, sequence, ...run },
    changeRows(trust, changes),
  );
}
