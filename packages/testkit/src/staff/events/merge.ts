import { addDays } from "../dates.ts";
import type { Supervisor } from "../estate/places.ts";
import type { Assignment, StaffMember } from "../staff-member.ts";
import type { Trust } from "../trust.ts";
import type { Draft } from "./draft.ts";
import { changeOf, memberIn, stampOf } from "./edit.ts";
import { leaving } from "./leaving.ts";
import { mergeEstate, type Offsets } from "./merge-estate.ts";
import { planTransfers, rekeying, type Transfer } from "./merge-keys.ts";
import { humanOf } from "./new-profile.ts";
import type { JoinerEvent, LeaverEvent } from "./staff-event.ts";

type ClosingEvent = JoinerEvent | LeaverEvent;

function arrival(draft: Draft, transfer: Transfer): StaffMember {
  const { from, personId, employeeNumber } = transfer;
  const { nhsStartDate, terminationDate, terminationReason, returnDate } = from;
  return {
    ...humanOf(from),
    personId,
    employeeNumber,
    standing: "employee",
    hireDate: draft.date,
    nhsStartDate,
    terminationDate,
    terminationReason,
    returnDate,
    effectiveStart: draft.date,
    updated: stampOf(draft, personId),
    assignments: [],
  };
}

function arrivingPost(
  draft: Draft,
  post: Transfer["posts"][number],
  primary: boolean,
): Omit<Assignment, "position" | "supervisor"> {
  const { from, assignmentId, assignmentNumber } = post;
  const { date } = draft;
  const updated = stampOf(draft, assignmentId);
  return {
    ...from,
    assignmentId,
    number: assignmentNumber,
    primary,
    start: date,
    effectiveStart: date,
    updated,
  };
}

type Rekey = (old: Supervisor) => Supervisor;

function arrive(draft: Draft, transfer: Transfer, how: { offsets: Offsets; rekey: Rekey }): void {
  const { slot, isNew } = transfer;
  if (isNew) {
    draft.staff[slot] = arrival(draft, transfer);
    changeOf(draft, slot).person = true;
  }
  const member = memberIn(draft, slot);
  const arriving = transfer.posts.map((post) => ({
    ...arrivingPost(draft, post, isNew && post.from.primary),
    position: post.from.position + how.offsets.positions,
    supervisor: post.from.supervisor && how.rekey(post.from.supervisor),
    // Notice comes over with a profile; where there is a profile already, it has given none.
    ...(isNew ? {} : { end: "", lastWorkingDay: "" }),
  }));
  const change = changeOf(draft, slot);
  for (const { assignmentId } of arriving) change.assignments.add(assignmentId);
  draft.staff[slot] = { ...member, assignments: [...member.assignments, ...arriving] };
}

/**
 * Brings the employees of the second VPD into the first: every key is new, the humans are the same.
 *
 * Whoever already works in both keeps one profile, which gains the other's posts. Closing the second VPD is the caller's part.
 */
export function applyMerge(draft: Draft): void {
  const other: Trust | undefined = draft.neighbour;
  if (other === undefined) throw new RangeError("there is no second VPD to merge with");
  const transfers = planTransfers(draft, other);
  const rekey = rekeying(transfers);
  const offsets = mergeEstate(draft, other, rekey);
  for (const transfer of transfers) arrive(draft, transfer, { offsets, rekey });
  draft.mergeDate = "";
}

/** Tells what happens in the second VPD on the day of the merger: everybody leaves, applications lapse. */
export function closingEvents(other: Trust, date: string): readonly (JoinerEvent | LeaverEvent)[] {
  const terminationDate = addDays(date, -1);
  return other.staff.flatMap((member, slot): ClosingEvent[] => {
    if (member.standing === "applicant") return [{ kind: "withdraw", slot }];
    if (member.standing !== "employee") return [];
    const terminationReason = "Employee Transfer - Merger";
    // Whose notice has run out by now left for a reason of their own.
    if (member.terminationDate !== "" && member.terminationDate < date)
      return [leaving(slot, member)];
    return [{ kind: "leave", slot, terminationDate, terminationReason, lastWorkingDay: "" }];
  });
}
