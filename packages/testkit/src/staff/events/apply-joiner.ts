import { humanAt } from "../human.ts";
import { employeeNumberOf } from "../identifiers.ts";
import { randomFrom } from "../random.ts";
import type { StaffMember } from "../staff-member.ts";
import { assignmentNumber } from "../start/starting-assignments.ts";
import { withTitle } from "../start/with-title.ts";
import type { Draft } from "./draft.ts";
import { changeOf, memberIn } from "./edit.ts";
import { editAssignments, editPerson } from "./edit-member.ts";
import { addAssignment } from "./new-assignment.ts";
import { addProfile, humanOf } from "./new-profile.ts";
import type { JoinerEvent } from "./staff-event.ts";

const titleStream = 0x5469;

interface Newcomer {
  readonly human: number;
  readonly position: number;
  readonly hireDate: string;
  readonly standing: "applicant" | "employee";
}

function welcome(draft: Draft, newcomer: Newcomer): void {
  const { position, hireDate, standing } = newcomer;
  const { population } = draft.ground;
  const role = draft.positions[position]?.role;
  const random = randomFrom(population.seed, titleStream, newcomer.human);
  const human = withTitle(random, humanAt(population, newcomer.human), role);
  const employed = standing === "employee";
  const employeeNumber = employed ? employeeNumberOf(draft.staff.length) : "";
  const slot = addProfile(draft, {
    human,
    standing,
    employeeNumber,
    hireDate,
    nhsStartDate: hireDate,
  });
  const status = employed ? "active" : newcomer.human % 4 < 2 ? "applied" : "accepted";
  addAssignment(draft, { slot, position, start: hireDate, status, primary: true });
  draft.nextHuman = Math.max(draft.nextHuman, newcomer.human + 2);
}

function hireApplicant(draft: Draft, slot: number): void {
  const employeeNumber = employeeNumberOf(slot);
  editPerson(draft, slot, { standing: "employee", employeeNumber });
  editAssignments(draft, slot, () => ({
    status: "active",
    number: assignmentNumber(employeeNumber, 0),
  }));
}

function withdraw(draft: Draft, slot: number): void {
  const member = memberIn(draft, slot);
  const change = changeOf(draft, slot);
  for (const { assignmentId } of member.assignments) change.deleted.add(assignmentId);
  draft.staff[slot] = { ...member, standing: "deleted", assignments: [] };
}

function rehire(draft: Draft, event: JoinerEvent & { readonly kind: "rehire" }): void {
  const { position, newProfile } = event;
  const former = memberIn(draft, event.slot);
  const hireDate = draft.date;
  const back: Partial<StaffMember> & { readonly standing: "employee" } = { standing: "employee" };
  let { slot } = event;
  if (newProfile) {
    const employeeNumber = employeeNumberOf(draft.staff.length);
    const { nhsStartDate } = former;
    slot = addProfile(draft, {
      ...back,
      human: humanOf(former),
      employeeNumber,
      hireDate,
      nhsStartDate,
    });
  } else {
    editPerson(draft, slot, { ...back, hireDate, terminationDate: "", terminationReason: "" });
  }
  addAssignment(draft, { slot, position, start: hireDate, status: "active", primary: true });
}

/** Lets somebody come, or go on record as about to. */
export function applyJoiner(draft: Draft, event: JoinerEvent): void {
  switch (event.kind) {
    case "offer":
      welcome(draft, { ...event, standing: "applicant" });
      break;
    case "hire-unannounced":
      welcome(draft, { ...event, standing: "employee" });
      break;
    case "hire":
      hireApplicant(draft, event.slot);
      break;
    case "withdraw":
      withdraw(draft, event.slot);
      break;
    case "rehire":
      rehire(draft, event);
      break;
  }
}
