import type { Human } from "../human.ts";
import type { StaffMember } from "../staff-member.ts";
import type { Draft } from "./draft.ts";
import { changeOf, stampOf } from "./edit.ts";
import { takeKey } from "./new-assignment.ts";

/** What is to be known of a profile before it can be added. */
export interface NewProfile
  extends Pick<StaffMember, "standing" | "employeeNumber" | "hireDate" | "nhsStartDate"> {
  readonly human: Human;
}

/** Adds a profile without assignments, under a new key, and tells its slot. */
export function addProfile(draft: Draft, added: NewProfile): number {
  const { human, ...facts } = added;
  const slot = draft.staff.length;
  const personId = takeKey(draft);
  draft.staff.push({
    ...human,
    ...facts,
    personId,
    terminationDate: "",
    terminationReason: "",
    returnDate: "",
    effectiveStart: facts.standing === "applicant" ? draft.date : facts.hireDate,
    updated: stampOf(draft, personId),
    assignments: [],
  });
  changeOf(draft, slot).person = true;
  return slot;
}

/** Takes from a profile what belongs to the human behind it. */
export function humanOf(member: StaffMember): Human {
  const { human, name, birthDate, niNumber, nhsUniqueId, spineUuid, email } = member;
  return { human, name, birthDate, niNumber, nhsUniqueId, spineUuid, email };
}
