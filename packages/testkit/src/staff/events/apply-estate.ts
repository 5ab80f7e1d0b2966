import type { Draft } from "./draft.ts";
import { stampOf } from "./edit.ts";
import { applyMerge } from "./merge.ts";
import type { EstateEvent } from "./staff-event.ts";

function renamePosition(draft: Draft, index: number, title: string): void {
  const position = draft.positions[index];
  if (position === undefined) throw new RangeError(`no position has index ${index}`);
  draft.positions[index] = { ...position, title, updated: stampOf(draft, position.positionId) };
  draft.changes.positions.add(index);
}

function moveDepartment(draft: Draft, index: number, parent: number): void {
  const organisation = draft.organisations[index];
  if (organisation === undefined) throw new RangeError(`no organisation has index ${index}`);
  const updated = stampOf(draft, organisation.organisationId);
  draft.organisations[index] = { ...organisation, parent, updated };
  draft.changes.organisations.add(index);
}

/** Changes the organisation itself; the assignments in it are not written again, although their rows repeat its names. */
export function applyEstate(draft: Draft, event: EstateEvent): void {
  switch (event.kind) {
    case "rename-position":
      renamePosition(draft, event.position, event.title);
      break;
    case "move-department":
      moveDepartment(draft, event.organisation, event.parent);
      break;
    case "merge":
      applyMerge(draft);
      break;
  }
}
