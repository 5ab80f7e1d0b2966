import type { Assignment, AssignmentStatus } from "@rollcall/core";
import { addDays, type Day, writeDay } from "./bytes/day.ts";
import { assignmentStatus } from "./layout/status.ts";
import { splitPositionName } from "./position.ts";
import type { AssignmentRow, PersonRow } from "./record.ts";
import type { References } from "./references.ts";

/** What the rows of one profile are read against. */
export interface AssignmentContext {
  /** Begins the ids of the profile's assignments, such as `esr:431:`. */
  readonly prefix: string;
  readonly person: PersonRow;
  readonly references: References;
  readonly day: Day;
}

/** Turns an assignment row into an assignment, `primary` as the row has it. */
export function toAssignment(
  row: AssignmentRow,
  { prefix, person, references, day }: AssignmentContext,
  managerId: string | undefined,
): Assignment {
  const status = assignmentStatus(row.systemStatus, row.userStatus) ?? "ended";
  const start = startOf(row, person, status);
  const end = endOf(row, person, { start, status, day });
  return {
    id: prefix + row.idText,
    organisation: references.placement(row.organisationId),
    position: positionOf(row, references),
    location: row.locationId === 0 ? undefined : references.location(row.locationId),
    managerId,
    fte: row.fte === "" ? undefined : fteOf(row.fte),
    start: writeDay(start),
    end: end === 0 ? undefined : writeDay(end),
    lastWorkingDay: row.lastWorkingDay === 0 ? undefined : writeDay(row.lastWorkingDay),
    status,
    statusReason: reasonOf(row, status),
    primary: isYes(row.primary),
  };
}

const fractions = new Map<string, number>();
const mostFractions = 1000;

function fteOf(text: string): number {
  const known = fractions.get(text);
  if (known !== undefined) return known;
  const fte = Number(text);
  if (fractions.size < mostFractions) fractions.set(text, fte);
  return fte;
}

/** Tells whether a flag says yes: rows have `Yes`, `Y` and `X` side by side. */
export function isYes(flag: string): boolean {
  return flag === "Yes" || (flag !== "No" && flag !== "" && /^(yes|y|x)$/i.test(flag));
}

/** Of an applicant the hire date counts, since the assignment of the application began when it was made. */
function startOf(row: AssignmentRow, person: PersonRow, status: AssignmentStatus): Day {
  const own = row.earliestStart || row.from;
  if (status !== "accepted") return own;
  const applicant = !person.systemPersonType.toUpperCase().startsWith("EMP");
  return row.projectedHireDate || (applicant && person.hireDate) || own;
}

/**
 * The last day: the earliest of the assignment's own end, the end of the employment (unless it is that of an earlier
 * one, before this assignment or the hire date), and the end of the last row when there is none after it.
 * An assignment that has ended without any of them ended on the day before its row says so.
 */
function endOf(
  row: AssignmentRow,
  { terminationDate, hireDate }: PersonRow,
  { start, status, day }: { start: Day; status: AssignmentStatus; day: Day },
): Day {
  const leaving = terminationDate >= start && terminationDate >= hireDate ? terminationDate : 0;
  const ceased = row.to !== 0 && row.to < day ? row.to : 0;
  const end = earlier(earlier(row.endDate, leaving), ceased);
  if (end !== 0) return end;
  return status === "ended" ? Math.max(start, addDays(row.from, -1)) : 0;
}

/** The earlier of two days, of which either may be missing. */
function earlier(a: Day, b: Day): Day {
  return a === 0 || (b !== 0 && b < a) ? b : a;
}

function reasonOf({ userStatus }: AssignmentRow, status: AssignmentStatus): string | undefined {
  const plain = userStatus === "Active Assignment" || userStatus === "Active";
  return plain && status === "active" ? undefined : filled(userStatus);
}

/** The position's own row is newer than what assignment rows repeat of it. */
function positionOf(row: AssignmentRow, references: References): Assignment["position"] {
  const known = row.positionId === 0 ? undefined : references.position(row.positionId);
  if (known) return known;
  const [number, title] = splitPositionName(row.positionName);
  const [staffGroup = "", jobRole = ""] = row.jobName.split("|", 2);
  return { number, title, staffGroup: filled(staffGroup), jobRole: filled(jobRole) };
}

function filled(text: string): string | undefined {
  return text === "" ? undefined : text;
}
