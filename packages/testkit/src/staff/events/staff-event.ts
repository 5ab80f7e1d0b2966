import type { AssignmentStatus } from "../assignment-status.ts";
import type { LeavingTerms } from "../start/leaving-terms.ts";

/** A profile, by its slot in the trust's list of staff. */
export interface OfMember {
  readonly slot: number;
}

/** A profile's assignment, by its surrogate key. */
export interface OfAssignment extends OfMember {
  readonly assignmentId: number;
}

/** A post that somebody comes to hold, by the index of the position in the trust's list. */
export interface ToPosition {
  readonly position: number;
}

/** Somebody comes, or is about to. */
export type JoinerEvent =
  | ({ readonly kind: "offer"; readonly human: number; readonly hireDate: string } & ToPosition)
  | ({ readonly kind: "withdraw" } & OfMember)
  /** An applicant starts, who then already has a slot; or somebody starts of whom nothing was known before. */
  | ({ readonly kind: "hire" } & OfMember)
  | ({
      readonly kind: "hire-unannounced";
      readonly human: number;
      readonly hireDate: string;
    } & ToPosition)
  /** Somebody who left comes back: with the old profile, or as after retirement with a new one and new keys. */
  | ({ readonly kind: "rehire"; readonly newProfile: boolean } & OfMember & ToPosition);

/** Somebody goes, or is about to, or does not go after all. */
export type LeaverEvent =
  /** Notice is on the record; the last day is still to come. */
  | ({ readonly kind: "future-termination" } & OfMember & LeavingTerms)
  /** The last day was yesterday: the person is now an ex-employee. */
  | ({ readonly kind: "leave" } & OfMember & LeavingTerms)
  /** Only now does the record learn of a last day that was some time ago. */
  | ({ readonly kind: "late-termination" } & OfMember & LeavingTerms)
  /** A termination, past or to come, is taken back. */
  | ({ readonly kind: "cancel-termination" } & OfMember);

/** Somebody's posts change. */
export type MoverEvent =
  | ({ readonly kind: "move" } & OfAssignment & ToPosition)
  | ({ readonly kind: "second-post" } & OfMember & ToPosition)
  | ({ readonly kind: "end-second-post" } & OfAssignment)
  /** A second post that was entered in error is deleted, not ended. */
  | ({ readonly kind: "void-second-post" } & OfAssignment);

/** Somebody is away for a while, without leaving. */
export type AbsenceEvent =
  | ({
      readonly kind: "career-break" | "maternity" | "secondment";
      readonly returnDate: string;
    } & OfMember)
  | ({
      readonly kind: "suspend";
      readonly status: AssignmentStatus;
      readonly returnDate: string;
    } & OfMember)
  | ({ readonly kind: "return" } & OfMember);

/** What is on record about somebody changes. */
export type RecordEvent =
  | ({
      readonly kind: "change-name";
      readonly lastName: string;
      readonly title?: string;
      readonly firstName?: string;
    } & OfMember)
  | ({
      readonly kind: "correct";
      readonly birthDate?: string;
      readonly niNumber?: string;
    } & OfMember)
  /** A change that matters to no account: hours, pay step, or nothing but the time of the last update. */
  | ({
      readonly kind: "amend";
      readonly what: "hours" | "pay-step" | "touch";
      readonly fte?: number;
    } & OfAssignment);

/** The organisation itself changes. */
export type EstateEvent =
  | { readonly kind: "rename-position"; readonly position: number; readonly title: string }
  /** A department goes to another directorate; both by their index. */
  | { readonly kind: "move-department"; readonly organisation: number; readonly parent: number }
  /** The second VPD's staff come over: every key is new, the humans are the same. */
  | { readonly kind: "merge" };

/** Something that happens in a trust on one day; dates are yyyy-mm-dd. */
export type StaffEvent =
  | JoinerEvent
  | LeaverEvent
  | MoverEvent
  | AbsenceEvent
  | RecordEvent
  | EstateEvent;
