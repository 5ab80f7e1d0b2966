import type { StaffMember } from "../staff-member.ts";
import type { LeaverEvent } from "./staff-event.ts";

/** Makes the event that notice given before has run out, on the terms that are on record. */
export function leaving(slot: number, member: StaffMember): LeaverEvent {
  const { terminationDate, terminationReason } = member;
  const last = member.assignments.find(({ end }) => end === terminationDate);
  const lastWorkingDay = last?.lastWorkingDay ?? "";
  return { kind: "leave", slot, terminationDate, terminationReason, lastWorkingDay };
}
