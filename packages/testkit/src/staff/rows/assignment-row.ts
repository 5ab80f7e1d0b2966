import { assignmentStatuses } from "../assignment-status.ts";
import type { Position } from "../estate/position.ts";
import { sensitiveMarkers } from "../sensitive.ts";
import type { Assignment, StaffMember } from "../staff-member.ts";
import { memberAt, type StaffWorld } from "../world.ts";
import { compactDate, compactTime, row } from "./columns.ts";
import { positionName } from "./position-row.ts";

const fullTimeHours = 37.5;
const nightOptOuts = ["N", "", "X", "No"];

// Most rows say Yes and No, a few Y and N: both occur in one file.
function yesOrNo(yes: boolean, key: number): string {
  if (key % 17 === 0) return yes ? "Y" : "N";
  return yes ? "Yes" : "No";
}

function standing(world: StaffWorld, person: StaffMember, assignment: Assignment): string {
  const { assignmentId, start, effectiveStart, end, status } = assignment;
  const { system, label, state } = assignmentStatuses[status];
  const position = memberAt(world.positions, assignment.position);
  const closed = state === "ended" ? compactDate(end) : "";
  return row(
    ...["ASA", person.personId, assignmentId, compactDate(effectiveStart), closed],
    ...[compactDate(start), "E", assignment.number, system, label],
    ...[state === "active" ? "Y" : "", `${world.vpd} Monthly`, "Calendar Month"],
    memberAt(world.locations, position?.location ?? -1)?.locationId ?? "",
  );
}

function reporting(position: Position | undefined, assignment: Assignment): string {
  const { supervisor } = assignment;
  const manages = position?.role.use === "manager";
  return row(
    ...[manages ? "Yes" : "", supervisor?.personId ?? "", supervisor?.assignmentId ?? ""],
    ...[supervisor?.assignmentNumber ?? "", position?.reportsTo?.personId ?? ""],
  );
}

function terms(assignment: Assignment): string {
  const { assignmentId, primary, fte, category } = assignment;
  const hours = Number((fullTimeHours * fte).toFixed(2));
  const time = fte === 1 ? "Full Time" : "Part Time";
  return row(
    ...["Employee", category === "Permanent" ? `Permanent ${time}` : category],
    ...[yesOrNo(primary, assignmentId), hours, "Week", fullTimeHours.toFixed(2), fte, "X"],
  );
}

function post(world: StaffWorld, position: Position | undefined, assignment: Assignment): string {
  const { organisation, role, positionId } = position ?? {};
  const department = memberAt(world.organisations, organisation ?? -1);
  const group = `${world.vpd} z ${department?.costCentre ?? ""} ${role?.staffGroup ?? ""}|||`;
  return row(
    ...[department?.organisationId ?? "", positionId ?? "", position ? positionName(position) : ""],
    ...[role?.grade ?? "", `Point ${assignment.gradeStep}`, compactDate(assignment.start)],
    ...[sensitiveMarkers.salary, `${role?.staffGroup ?? ""}|${role?.jobRole ?? ""}`, group, "N"],
  );
}

function dates(
  person: StaffMember,
  role: Position["role"] | undefined,
  assignment: Assignment,
): string {
  const { assignmentId, contractEnd, end, lastWorkingDay } = assignment;
  const projected = person.standing === "applicant" ? compactDate(person.hireDate) : "";
  return row(
    ...[
      nightOptOuts[assignmentId % nightOptOuts.length] ?? "",
      projected,
      "",
      compactDate(contractEnd),
    ],
    ...["", "", role?.grade.startsWith("NHS|XR") ? "Yes" : "No", compactTime(assignment.updated)],
    ...[compactDate(lastWorkingDay), "", role?.use === "manager" ? "Y" : "N", compactDate(end), ""],
  );
}

/** Writes the ASA row of an assignment: 50 columns. */
export function assignmentRow(
  world: StaffWorld,
  person: StaffMember,
  assignment: Assignment,
): string {
  const position = memberAt(world.positions, assignment.position);
  return row(
    standing(world, person, assignment),
    reporting(position, assignment),
    terms(assignment),
    post(world, position, assignment),
    dates(person, position?.role, assignment),
  );
}
