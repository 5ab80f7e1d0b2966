import { assignmentStatuses } from "./assignment-status.ts";
import type { ExpectedAssignment, ExpectedProfile } from "./expected-person.ts";
import type { Assignment, StaffMember } from "./staff-member.ts";
import type { Trust } from "./trust.ts";
import { memberAt } from "./world.ts";

function odsCodeAbove(trust: Trust, organisation: number): string {
  let index = organisation;
  let place = memberAt(trust.organisations, index);
  while (place !== undefined && place.odsCode === "" && place.parent >= 0) {
    index = place.parent;
    place = memberAt(trust.organisations, index);
  }
  return place?.odsCode ?? "";
}

function placeOf(
  trust: Trust,
  assignment: Assignment,
): Pick<ExpectedAssignment, "odsCode" | "organisationId" | "organisationName" | "locationId"> {
  const position = memberAt(trust.positions, assignment.position);
  const organisation = memberAt(trust.organisations, position?.organisation ?? -1);
  const location = memberAt(trust.locations, position?.location ?? -1);
  return {
    odsCode: odsCodeAbove(trust, position?.organisation ?? -1),
    organisationId: String(organisation?.organisationId ?? ""),
    organisationName: organisation?.name ?? "",
    locationId: String(location?.locationId ?? ""),
  };
}

function postOf(
  trust: Trust,
  assignment: Assignment,
): Pick<ExpectedAssignment, "positionId" | "positionNumber" | "title" | "staffGroup" | "jobRole"> {
  const position = memberAt(trust.positions, assignment.position);
  return {
    positionId: String(position?.positionId ?? ""),
    positionNumber: position?.number ?? "",
    title: position?.title ?? "",
    staffGroup: position?.role.staffGroup ?? "",
    jobRole: position?.role.jobRole ?? "",
  };
}

function assignmentFacts(
  trust: Trust,
  member: StaffMember,
  assignment: Assignment,
): ExpectedAssignment {
  const { number, fte, start, end, lastWorkingDay, status, primary, supervisor } = assignment;
  return {
    vpd: trust.vpd,
    personId: String(member.personId),
    assignmentId: String(assignment.assignmentId),
    number,
    ...placeOf(trust, assignment),
    ...postOf(trust, assignment),
    ...(supervisor && { managerPersonId: String(supervisor.personId) }),
    fte,
    start,
    ...(end !== "" && { end }),
    ...(lastWorkingDay !== "" && { lastWorkingDay }),
    state: assignmentStatuses[status].state,
    primary,
  };
}

/** Works out what a reader ought to derive from the rows of one profile; undefined when the profile was deleted. */
export function expectedProfile(trust: Trust, member: StaffMember): ExpectedProfile | undefined {
  const { standing, employeeNumber, niNumber, nhsUniqueId, spineUuid, email } = member;
  const { terminationDate, terminationReason } = member;
  if (standing === "deleted") return undefined;
  return {
    vpd: trust.vpd,
    personId: String(member.personId),
    ...(employeeNumber !== "" && { employeeNumber }),
    name: member.name,
    birthDate: member.birthDate,
    ...(niNumber !== "" && { niNumber }),
    ...(nhsUniqueId !== "" && { nhsUniqueId }),
    ...(spineUuid !== "" && { spineUuid }),
    ...(email !== "" && { email }),
    standing,
    hireDate: member.hireDate,
    ...(terminationDate !== "" && { terminationDate, terminationReason }),
    assignments: member.assignments.map((assignment) => assignmentFacts(trust, member, assignment)),
  };
}
