import type { LocalDate } from "./value.ts";

/**
 * A key by which a system knows a person, such as `{ system: "nhs-unique-id", value: "1234567" }`.
 * Systems that scope their keys put the scope in the name: `esr-person:431`, `esr-employee:431`.
 */
export interface Identifier {
  readonly system: string;
  readonly value: string;
}

/** One name of a person, as it is written, with nothing normalised. */
export interface PersonName {
  /** Empty for people who have one name only. */
  readonly given: string;
  readonly middle?: string | undefined;
  readonly family: string;
  readonly title?: string | undefined;
}

/** The names of a person: in law, as staff call them, and those held before. */
export interface PersonNames {
  readonly legal: PersonName;
  readonly preferred?: PersonName | undefined;
  readonly previous?: readonly PersonName[] | undefined;
}

/** Where an assignment stands in its life. */
export type AssignmentStatus = "accepted" | "active" | "absent" | "suspended" | "ended";

/** A post that a person holds, with dates. */
export interface Assignment {
  readonly id: string;
  readonly organisation: {
    /** ODS code, once called NACS code; text, since `00K` is one. */
    readonly ods?: string | undefined;
    readonly name?: string | undefined;
    /** Virtual Private Database: the three-digit number of the employer within ESR. */
    readonly vpd?: string | undefined;
    /** Department within the employer. */
    readonly department?: string | undefined;
  };
  readonly position: {
    readonly number?: string | undefined;
    readonly title?: string | undefined;
    readonly staffGroup?: string | undefined;
    readonly jobRole?: string | undefined;
  };
  readonly location?:
    | { readonly code?: string | undefined; readonly name?: string | undefined }
    | undefined;
  /** The {@link Person.id} of the supervisor; missing when there is none, or none that is known. */
  readonly managerId?: string | undefined;
  readonly fte?: number | undefined;
  readonly start: LocalDate;
  /** The last day of the assignment; missing while it is open. */
  readonly end?: LocalDate | undefined;
  /** The last day that the person works, which may come before {@link Assignment.end}. */
  readonly lastWorkingDay?: LocalDate | undefined;
  readonly status: AssignmentStatus;
  /** Why the status is what it is, in the source's own words, such as `Maternity` or `Career Break`. */
  readonly statusReason?: string | undefined;
  readonly primary: boolean;
}

/** A human in the staff record. Fields that the source does not supply are missing, and change nothing. */
export interface Person {
  /** Stable within the source for as long as the source is not re-keyed. */
  readonly id: string;
  readonly identifiers: readonly Identifier[];
  readonly names: PersonNames;
  /** For correlation alone; never written to a target. */
  readonly birthDate?: LocalDate | undefined;
  /** Ordered by start, then id. */
  readonly assignments: readonly Assignment[];
  /** Where this was read: file and line, for the reasons in a plan. */
  readonly origin?: Origin | undefined;
}

/** The place in a source from which a record was read. */
export interface Origin {
  readonly source: string;
  /** For people, such as `GO_431_EXP_GOC_20261120_00000042.DAT line 17`. */
  readonly record: string;
}
