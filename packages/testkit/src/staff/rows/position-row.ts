import type { Position } from "../estate/position.ts";
import { memberAt, type StaffWorld } from "../world.ts";
import { compactDate, compactTime, row } from "./columns.ts";

/** Puts together the composite name of a position, such as `3559596|Bank Nurse Band 5|N7B|Bank`. */
export function positionName(position: Position): string {
  return `${position.number}|${position.title}|${position.role.occupationCode}|${position.subArea}`;
}

/** Writes the POA row of a position: 24 columns. */
export function positionRow(world: StaffWorld, position: Position): string {
  const { positionId, number, role } = position;
  const { use, grade, staffGroup, jobRole, occupationCode } = role;
  const organisation = memberAt(world.organisations, position.organisation)?.organisationId ?? "";
  const payscale = grade.split("|")[1] ?? "";
  const clinical = staffGroup === "Administrative and Clerical" ? "No" : "Yes";
  return row(
    ...["POA", positionId, compactDate(world.since), "", number, positionName(position)],
    ...[use === "bank" ? "" : "1.00", "7400", staffGroup, jobRole, occupationCode, payscale],
    ...["", "N", organisation, "Active", use === "manager" ? "Single" : "Shared", clinical, "X"],
    ...["", "", world.odsCode, compactTime(position.updated), ""],
  );
}
