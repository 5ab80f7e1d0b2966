import { emailFor } from "../email.ts";
import { spellName } from "../names/person-name.ts";
import type { Draft } from "./draft.ts";
import { memberIn } from "./edit.ts";
import { editAssignment, editPerson } from "./edit-member.ts";
import type { RecordEvent } from "./staff-event.ts";

function changeName(draft: Draft, event: RecordEvent & { readonly kind: "change-name" }): void {
  const { slot, lastName, title, firstName } = event;
  const { name, email, human } = memberIn(draft, slot);
  const marries = name.gender === "F" && name.maidenName === "" && title === "Mrs.";
  const changed = spellName(draft.ground.population.encoding, {
    ...name,
    lastName,
    previousLastName: lastName === name.lastName ? name.previousLastName : name.lastName,
    maidenName: marries ? name.lastName : name.maidenName,
    title: title ?? name.title,
    firstName: firstName ?? name.firstName,
  });
  // Half of all people keep their old address, and so the record does.
  const keeps = email === "" || slot % 2 === 0;
  editPerson(draft, slot, { name: changed, email: keeps ? email : emailFor(changed, human) });
}

function amend(draft: Draft, event: RecordEvent & { readonly kind: "amend" }): void {
  const { slot, assignmentId, what, fte } = event;
  const held = memberIn(draft, slot).assignments;
  const assignment = held.find((candidate) => candidate.assignmentId === assignmentId);
  // A row that was only touched keeps its date: nothing but the time of the last update is new.
  const touched = { effectiveStart: assignment?.effectiveStart ?? draft.date };
  const step = { gradeStep: (assignment?.gradeStep ?? 0) + 1 };
  const hours = fte === undefined ? {} : { fte };
  editAssignment(draft, event, { touch: touched, hours, "pay-step": step }[what]);
}

/** Changes what is on record about somebody. */
export function applyRecord(draft: Draft, event: RecordEvent): void {
  switch (event.kind) {
    case "change-name":
      changeName(draft, event);
      break;
    case "correct": {
      const { kind: _kind, slot, ...facts } = event;
      editPerson(draft, slot, facts);
      break;
    }
    case "amend":
      amend(draft, event);
      break;
  }
}
