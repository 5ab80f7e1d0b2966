import { randomFrom } from "../random.ts";
import type { Assignment, StaffMember } from "../staff-member.ts";
import { drawContract } from "../start/contract.ts";
import { assignmentNumber } from "../start/starting-assignments.ts";
import type { Draft } from "./draft.ts";
import { changeOf, memberIn, stampOf } from "./edit.ts";

const stream = 0x4e41;

/** Takes the next surrogate key of the VPD, which nothing had before. */
export function takeKey(draft: Draft): number {
  const key = draft.nextKey;
  draft.nextKey += 1;
  return key;
}

/** What is to be known of an assignment before it can be added. */
export interface NewAssignment
  extends Pick<Assignment, "position" | "start" | "status" | "primary"> {
  readonly slot: number;
}

function nextNumber(member: StaffMember): string {
  const used = member.assignments.map(({ number }) => Number(number.split("-")[1] ?? 1));
  return assignmentNumber(member.employeeNumber, Math.max(0, ...used));
}

/** Adds an assignment to a profile; throws a RangeError when the trust has no such position. */
export function addAssignment(draft: Draft, added: NewAssignment): void {
  const { slot, ...facts } = added;
  const member = memberIn(draft, slot);
  const position = draft.positions[facts.position];
  if (position === undefined) throw new RangeError(`no position has index ${facts.position}`);
  const assignmentId = takeKey(draft);
  const random = randomFrom(draft.ground.population.seed, stream, assignmentId);
  const assignment: Assignment = {
    ...facts,
    ...drawContract(random, position.role, facts.start),
    assignmentId,
    number: nextNumber(member),
    effectiveStart: facts.start,
    end: "",
    lastWorkingDay: "",
    supervisor: position.reportsTo,
    updated: stampOf(draft, assignmentId),
  };
  draft.staff[slot] = { ...member, assignments: [...member.assignments, assignment] };
  changeOf(draft, slot).assignments.add(assignmentId);
}
