import type { AssignmentStatus } from "./assignment-status.ts";
import type { Supervisor } from "./estate/places.ts";
import type { Human } from "./human.ts";

/** A post that a profile holds; dates are yyyy-mm-dd, times yyyy-mm-ddThhmmss, and an empty text is an empty field. */
export interface Assignment {
  readonly assignmentId: number;
  readonly number: string;
  readonly status: AssignmentStatus;
  readonly primary: boolean;
  readonly start: string;
  /** Since when the row has been as it is. */
  readonly effectiveStart: string;
  readonly end: string;
  readonly lastWorkingDay: string;
  /** The index of the position. */
  readonly position: number;
  readonly supervisor: Supervisor | undefined;
  readonly category: "Permanent" | "Fixed Term Temp" | "Bank" | "Honorary";
  readonly fte: number;
  readonly gradeStep: number;
  readonly contractEnd: string;
  readonly updated: string;
}

/** A profile: one person row of one VPD. A human has several over time, and may have one in each of two VPDs. */
export interface StaffMember extends Human {
  readonly personId: number;
  /** Eight digits, or empty for an applicant who has none yet. */
  readonly employeeNumber: string;
  readonly standing: "applicant" | "employee" | "ex-employee" | "deleted";
  readonly hireDate: string;
  readonly nhsStartDate: string;
  readonly terminationDate: string;
  readonly terminationReason: string;
  /** When an absence ends, which the extract does not say. */
  readonly returnDate: string;
  readonly effectiveStart: string;
  readonly updated: string;
  readonly assignments: readonly Assignment[];
}
