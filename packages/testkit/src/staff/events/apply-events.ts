import type { Trust } from "../trust.ts";
import { applyAbsence } from "./apply-absence.ts";
import { applyEstate } from "./apply-estate.ts";
import { applyJoiner } from "./apply-joiner.ts";
import { applyLeaver } from "./apply-leaver.ts";
import { applyMover } from "./apply-mover.ts";
import { applyRecord } from "./apply-record.ts";
import type { Changes } from "./changes.ts";
import { type Draft, draftOf } from "./draft.ts";
import type { StaffEvent } from "./staff-event.ts";

type Apply = (draft: Draft, event: never) => void;

const applies: Readonly<Record<StaffEvent["kind"], Apply>> = {
  offer: applyJoiner,
  withdraw: applyJoiner,
  hire: applyJoiner,
  "hire-unannounced": applyJoiner,
  rehire: applyJoiner,
  "future-termination": applyLeaver,
  leave: applyLeaver,
  "late-termination": applyLeaver,
  "cancel-termination": applyLeaver,
  move: applyMover,
  "second-post": applyMover,
  "end-second-post": applyMover,
  "void-second-post": applyMover,
  "career-break": applyAbsence,
  maternity: applyAbsence,
  secondment: applyAbsence,
  suspend: applyAbsence,
  return: applyAbsence,
  "change-name": applyRecord,
  correct: applyRecord,
  amend: applyRecord,
  "rename-position": applyEstate,
  "move-department": applyEstate,
  merge: applyEstate,
};

/** Lets events happen in a trust on a day, in their order; throws a RangeError when one names what does not exist. */
export function applyEvents(
  trust: Trust,
  date: string,
  events: readonly StaffEvent[],
): { readonly trust: Trust; readonly changes: Changes } {
  const draft = draftOf(trust, date);
  for (const event of events) applies[event.kind](draft, event as never);
  const { changes, ...changed } = draft;
  return { trust: changed, changes };
}
