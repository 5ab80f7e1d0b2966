/** A location: a department's rooms on one of the sites. */
export interface Location {
  readonly locationId: number;
  readonly code: string;
  readonly description: string;
  readonly address: string;
  readonly town: string;
  readonly postcode: string;
  readonly telephone: string;
  readonly siteCode: string;
  readonly updated: string;
}

/** An organisation: the trust, a division, a directorate or a department; other organisations are named by their index. */
export interface Organisation {
  readonly organisationId: number;
  readonly name: string;
  readonly type: string;
  /** The index of the organisation above, or -1 at the root. */
  readonly parent: number;
  /** The ODS code, at the root alone. */
  readonly odsCode: string;
  /** The index of the location, or -1. */
  readonly location: number;
  readonly costCentre: string;
  readonly from: string;
  readonly updated: string;
}

/** Who manages: the three ways in which an assignment row names a supervisor. */
export interface Supervisor {
  readonly personId: number;
  readonly assignmentId: number;
  readonly assignmentNumber: string;
}
