import type { StaffMember } from "../staff-member.ts";
import type { MemberChange } from "./changes.ts";
import type { Draft } from "./draft.ts";

/** Tells when an update of today was typed: some time in office hours that depends on the key alone. */
export function stampOf(draft: Draft, key: number): string {
  const hour = String(8 + (key % 10)).padStart(2, "0");
  const minute = String(key % 60).padStart(2, "0");
  return `${draft.date}T${hour}${minute}00`;
}

/** Looks up the profile in a slot; throws a RangeError when there is none. */
export function memberIn(draft: Draft, slot: number): StaffMember {
  const member = draft.staff[slot];
  if (member === undefined) throw new RangeError(`no profile has slot ${slot}`);
  return member;
}

/** Opens the entry of a slot in the record of today's changes. */
export function changeOf(draft: Draft, slot: number): MemberChange {
  let change = draft.changes.members.get(slot);
  if (change === undefined) {
    change = { person: false, assignments: new Set(), deleted: new Set() };
    draft.changes.members.set(slot, change);
  }
  return change;
}
