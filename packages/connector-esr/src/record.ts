import type { Day } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";

/** When a row holds: both days included, 0 for an end that is open. */
export interface Effective {
  readonly id: Key;
  readonly from: Day;
  readonly to: Day;
}

/** What is read of a person row, PRA. Empty texts and 0 stand for empty fields. */
export interface PersonRow extends Effective {
  /** The id as it is written, which is how numbers are. */
  readonly idText: string;
  readonly employeeNumber: string;
  readonly title: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleNames: string;
  readonly maidenName: string;
  readonly preferredName: string;
  readonly previousLastName: string;
  readonly birthDate: Day;
  /** Eight characters; empty when there is no key to hash it with. Never leaves the connector. */
  readonly niNumber: string;
  readonly nhsUniqueId: string;
  readonly hireDate: Day;
  readonly terminationDate: Day;
  readonly spineUuid: string;
  readonly systemPersonType: string;
}

/** What is read of a person row, PRA, to tell which human it is of. */
export type EvidenceRow = Pick<
  PersonRow,
  "id" | "nhsUniqueId" | "spineUuid" | "niNumber" | "birthDate"
>;

/** What is read of an assignment row, ASA. */
export interface AssignmentRow extends Effective {
  /** The id as it is written. */
  readonly idText: string;
  readonly personId: Key;
  readonly earliestStart: Day;
  readonly systemStatus: string;
  readonly userStatus: string;
  readonly locationId: Key;
  readonly supervisorId: Key;
  readonly primary: string;
  readonly fte: string;
  readonly organisationId: Key;
  readonly positionId: Key;
  readonly positionName: string;
  readonly jobName: string;
  readonly projectedHireDate: Day;
  readonly lastWorkingDay: Day;
  readonly endDate: Day;
}

/** What is read of a position row, POA. */
export interface PositionRow extends Effective {
  readonly number: string;
  readonly name: string;
  readonly staffGroup: string;
  readonly jobRole: string;
}

/** What is read of an organisation row, ORA. */
export interface OrganisationRow extends Effective {
  readonly name: string;
  readonly parentId: Key;
  readonly odsCode: string;
}

/** What is read of a location row, LCA; it holds at all times. */
export interface LocationRow extends Effective {
  readonly code: string;
  readonly description: string;
}
