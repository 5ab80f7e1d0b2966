import type { AssignmentState } from "./assignment-status.ts";
import type { PersonName } from "./names/person-name.ts";

/** A post as a reader ought to see it; names and titles are those of the position and department, not of the row's own copy. */
export interface ExpectedAssignment {
  readonly vpd: string;
  readonly personId: string;
  readonly assignmentId: string;
  readonly number: string;
  readonly odsCode: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly positionId: string;
  readonly positionNumber: string;
  readonly title: string;
  readonly staffGroup: string;
  readonly jobRole: string;
  readonly locationId: string;
  /** The person id of the supervisor, who may be in another VPD or have no record any more. */
  readonly managerPersonId?: string;
  readonly fte: number;
  readonly start: string;
  readonly end?: string;
  readonly lastWorkingDay?: string;
  readonly state: AssignmentState;
  /** What the row says; several posts of one person may be called primary. */
  readonly primary: boolean;
}

/** A profile as a reader ought to see it: one person row that has not been deleted. */
export interface ExpectedProfile {
  readonly vpd: string;
  readonly personId: string;
  readonly employeeNumber?: string;
  readonly name: PersonName;
  readonly birthDate: string;
  readonly niNumber?: string;
  readonly nhsUniqueId?: string;
  readonly spineUuid?: string;
  readonly email?: string;
  readonly standing: "applicant" | "employee" | "ex-employee";
  readonly hireDate: string;
  readonly terminationDate?: string;
  readonly terminationReason?: string;
  /** All assignments, ended ones included. */
  readonly assignments: readonly ExpectedAssignment[];
}

/** A human as a reader ought to see one on a day, all profiles taken together. */
export interface ExpectedPerson {
  /** The writer's own number of the human, which is in no file. */
  readonly human: number;
  readonly profiles: readonly ExpectedProfile[];
  /** What the profile that counts says: the open one that was hired last, otherwise the one that ended last. */
  readonly name: PersonName;
  /** The posts held on the day: started, not ended, absences and suspensions included. */
  readonly openAssignments: readonly ExpectedAssignment[];
  readonly standing: "applicant" | "in-post" | "leaver";
  /** The last employment to end, when no post is open and none is to come. */
  readonly left?: {
    readonly vpd: string;
    readonly terminationDate: string;
    readonly reason: string;
  };
}
