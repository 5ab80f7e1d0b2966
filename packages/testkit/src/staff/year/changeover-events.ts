import { isChangeover } from "../changeover.ts";
import { addDays } from "../dates.ts";
import { chance } from "../draw.ts";
import type { Agenda } from "./agenda.ts";
import { takeHuman } from "./joiners.ts";

const noticeDays = 21;
const augustShare = 0.6;
const februaryShare = 0.4;

/** Tells which of the doctors in training move on at the changeover of a date, and into whose posts others come. */
function moving(agenda: Agenda, changeover: string): readonly number[] {
  const share = changeover.slice(5, 7) === "08" ? augustShare : februaryShare;
  return agenda.census.trainees.filter(
    (slot) => !agenda.taken.has(slot) && chance(agenda.random, share),
  );
}

function postOf(agenda: Agenda, slot: number): number {
  const assignments = agenda.trust.staff[slot]?.assignments ?? [];
  return assignments.find(({ primary }) => primary)?.position ?? 0;
}

/** Plans the doctors' changeover: half of those who come are announced three weeks before, everything else happens on the day. */
export function planChangeover(agenda: Agenda): void {
  const { date, events, random } = agenda;
  const ahead = addDays(date, noticeDays);
  if (isChangeover(ahead)) {
    for (const slot of moving(agenda, ahead).filter(() => chance(random, 0.5))) {
      const position = postOf(agenda, slot);
      events.push({ kind: "offer", human: takeHuman(agenda), position, hireDate: ahead });
    }
  }
  if (!isChangeover(date)) return;
  for (const slot of moving(agenda, date)) {
    agenda.taken.add(slot);
    const terminationDate = addDays(date, -1);
    const terminationReason = "End of Fixed Term Contract - End of Training Scheme";
    events.push({ kind: "leave", slot, terminationDate, terminationReason, lastWorkingDay: "" });
    if (chance(random, 0.5)) continue;
    const position = postOf(agenda, slot);
    events.push({ kind: "hire-unannounced", human: takeHuman(agenda), position, hireDate: date });
  }
}
