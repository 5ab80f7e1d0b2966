import { assignmentStatuses } from "../assignment-status.ts";
import { addDays } from "../dates.ts";
import type { Assignment } from "../staff-member.ts";
import type { Draft } from "./draft.ts";
import { memberIn } from "./edit.ts";
import { editAssignments, editPerson } from "./edit-member.ts";
import type { LeaverEvent } from "./staff-event.ts";

function isOpen({ status }: Assignment): boolean {
  return assignmentStatuses[status].state !== "ended";
}

function giveNotice(
  draft: Draft,
  event: LeaverEvent & { readonly kind: "future-termination" },
): void {
  const { slot, terminationDate, terminationReason, lastWorkingDay } = event;
  editPerson(draft, slot, { terminationDate, terminationReason });
  editAssignments(draft, slot, (assignment) =>
    isOpen(assignment) ? { end: terminationDate, lastWorkingDay } : undefined,
  );
}

type Ending = LeaverEvent & { readonly kind: "leave" | "late-termination" };

function endEmployment(draft: Draft, event: Ending): void {
  const { slot, terminationDate, terminationReason, lastWorkingDay } = event;
  const effectiveStart = addDays(terminationDate, 1);
  const standing = "ex-employee";
  editPerson(draft, slot, {
    standing,
    terminationDate,
    terminationReason,
    effectiveStart,
    returnDate: "",
  });
  editAssignments(draft, slot, (assignment) => {
    if (!isOpen(assignment)) return undefined;
    const { start, effectiveStart: since } = assignment;
    const end = terminationDate < start ? start : terminationDate;
    const status = "terminated";
    return { end, lastWorkingDay, status, effectiveStart: since > end ? start : since };
  });
}

function takeBack(draft: Draft, slot: number): void {
  const { terminationDate } = memberIn(draft, slot);
  const standing = "employee";
  editPerson(draft, slot, { standing, terminationDate: "", terminationReason: "" });
  editAssignments(draft, slot, ({ end, status }) => {
    // A post that ended before belongs to an earlier employment, or ended on its own.
    if (end < terminationDate || status === "ended") return undefined;
    const reopened = status === "terminated" ? ({ status: "active" } as const) : {};
    return { end: "", lastWorkingDay: "", ...reopened };
  });
}

/** Lets somebody go, or go on record as about to, or not go after all. */
export function applyLeaver(draft: Draft, event: LeaverEvent): void {
  switch (event.kind) {
    case "future-termination":
      giveNotice(draft, event);
      break;
    case "leave":
    case "late-termination":
      endEmployment(draft, event);
      break;
    case "cancel-termination":
      takeBack(draft, event.slot);
      break;
  }
}
