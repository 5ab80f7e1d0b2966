import { sensitiveMarkers } from "../sensitive.ts";
import type { StaffMember } from "../staff-member.ts";
import { compactDate, compactTime, row } from "./columns.ts";

const personTypes = {
  applicant: ["APL", "Applicant"],
  employee: ["EMP", "Employee"],
  "ex-employee": ["EX_EMP", "Ex-employee"],
  deleted: ["", ""],
} as const;

// Which way of saying yes or no a row uses depends on who typed it, hence on nothing.
const optOuts = ["Y", "N", "No", "", "X"];

function identity(person: StaffMember): string {
  const { name } = person;
  return row(
    ...["PRA", person.personId, compactDate(person.effectiveStart), "", person.employeeNumber],
    ...[name.title, name.lastName, name.firstName, name.middleNames, name.maidenName],
    ...[name.preferredName, name.previousLastName, name.gender, compactDate(person.birthDate)],
    ...[person.niNumber, person.nhsUniqueId],
  );
}

function employment(person: StaffMember): string {
  const optOut = optOuts[person.personId % optOuts.length] ?? "";
  return row(
    ...[compactDate(person.hireDate), compactDate(person.terminationDate)],
    ...[person.terminationReason, person.standing === "employee" ? "Y" : ""],
    ...[optOut, optOut === "Y" ? compactDate(person.hireDate) : ""],
  );
}

function monitoring(person: StaffMember): string {
  const { ethnicOrigin, maritalStatus, countryOfBirth } = sensitiveMarkers;
  return row(ethnicOrigin, maritalStatus, countryOfBirth, "", "", "Yes", "N", person.spineUuid);
}

/** Writes the PRA row of a profile: 44 columns. */
export function personRow(person: StaffMember): string {
  const [systemType, label] = personTypes[person.standing];
  return row(
    ...[identity(person), employment(person), monitoring(person), "", "", ""],
    ...[systemType, label, person.email, compactDate(person.nhsStartDate), ""],
    ...[compactTime(person.updated), sensitiveMarkers.disability, "", sensitiveMarkers.nationality],
    ...["", ""],
  );
}
