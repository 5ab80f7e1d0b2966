import { addDays } from "../dates.ts";
import type { Draft } from "./draft.ts";
import { changeOf, memberIn } from "./edit.ts";
import { editAssignment } from "./edit-member.ts";
import { addAssignment } from "./new-assignment.ts";
import type { MoverEvent } from "./staff-event.ts";

function move(draft: Draft, event: MoverEvent & { readonly kind: "move" }): void {
  const position = draft.positions[event.position];
  if (position === undefined) throw new RangeError(`no position has index ${event.position}`);
  editAssignment(draft, event, { position: event.position, supervisor: position.reportsTo });
}

function endPost(draft: Draft, event: MoverEvent & { readonly kind: "end-second-post" }): void {
  const end = addDays(draft.date, -1);
  const held = memberIn(draft, event.slot).assignments;
  const assignment = held.find(({ assignmentId }) => assignmentId === event.assignmentId);
  const start = assignment?.start ?? end;
  editAssignment(draft, event, {
    status: "ended",
    end: end < start ? start : end,
    effectiveStart: assignment?.effectiveStart ?? start,
  });
}

function voidPost(draft: Draft, event: MoverEvent & { readonly kind: "void-second-post" }): void {
  const { slot, assignmentId } = event;
  const member = memberIn(draft, slot);
  const assignments = member.assignments.filter((held) => held.assignmentId !== assignmentId);
  draft.staff[slot] = { ...member, assignments };
  const change = changeOf(draft, slot);
  change.assignments.delete(assignmentId);
  change.deleted.add(assignmentId);
}

/** Changes which posts somebody holds. */
export function applyMover(draft: Draft, event: MoverEvent): void {
  switch (event.kind) {
    case "move":
      move(draft, event);
      break;
    case "second-post": {
      const { slot, position } = event;
      const added = {
        slot,
        position,
        start: draft.date,
        status: "active",
        primary: false,
      } as const;
      addAssignment(draft, added);
      break;
    }
    case "end-second-post":
      endPost(draft, event);
      break;
    case "void-second-post":
      voidPost(draft, event);
      break;
  }
}
