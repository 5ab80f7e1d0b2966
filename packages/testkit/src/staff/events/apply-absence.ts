import { type AssignmentStatus, assignmentStatuses } from "../assignment-status.ts";
import type { Draft } from "./draft.ts";
import { memberIn } from "./edit.ts";
import { editAssignments } from "./edit-member.ts";
import type { AbsenceEvent } from "./staff-event.ts";

function statusOf(event: AbsenceEvent): AssignmentStatus {
  switch (event.kind) {
    case "return":
      return "active";
    case "suspend":
      return event.status;
    case "secondment":
      return event.slot % 2 === 0 ? "secondment-paid" : "secondment-unpaid";
    default:
      return event.kind;
  }
}

/** Sends somebody away for a while or brings them back: the status of every open assignment changes, the person does not. */
export function applyAbsence(draft: Draft, event: AbsenceEvent): void {
  const status = statusOf(event);
  const returnDate = event.kind === "return" ? "" : event.returnDate;
  draft.staff[event.slot] = { ...memberIn(draft, event.slot), returnDate };
  editAssignments(draft, event.slot, (assignment) =>
    assignmentStatuses[assignment.status].state === "ended" ? undefined : { status },
  );
}
