import { chance } from "../draw.ts";
import { leaving } from "../events/leaving.ts";
import type { Agenda } from "./agenda.ts";

function addDue(agenda: Agenda, slot: number, event: Agenda["events"][number]): void {
  agenda.taken.add(slot);
  agenda.events.push(event);
}

function addApplicants(agenda: Agenda): void {
  const { trust, date, census, random } = agenda;
  for (const slot of census.applicants) {
    const { hireDate = "" } = trust.staff[slot] ?? {};
    if (hireDate <= date) addDue(agenda, slot, { kind: "hire", slot });
    else if (chance(random, 0.002)) addDue(agenda, slot, { kind: "withdraw", slot });
  }
}

/** Plans what was arranged before: applicants start, notice runs out, absences end. */
export function planDue(agenda: Agenda): void {
  const { trust, date, census } = agenda;
  addApplicants(agenda);
  for (const slot of census.leaving) {
    const member = trust.staff[slot];
    if (member !== undefined && member.terminationDate < date)
      addDue(agenda, slot, leaving(slot, member));
  }
  for (const slot of census.settled) {
    const { returnDate = "" } = trust.staff[slot] ?? {};
    if (returnDate !== "" && returnDate <= date) addDue(agenda, slot, { kind: "return", slot });
  }
}
