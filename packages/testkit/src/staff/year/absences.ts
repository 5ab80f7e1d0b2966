import { addDays } from "../dates.ts";
import { below, chance } from "../draw.ts";
import type { AbsenceEvent } from "../events/staff-event.ts";
import { type Agenda, someoneFrom, timesToday } from "./agenda.ts";

// The share of staff who go on a day, and for how many days at least and at most.
const absences = [
  { kind: "maternity", share: 0.00008, least: 180, most: 365 },
  { kind: "career-break", share: 0.00003, least: 90, most: 365 },
  { kind: "secondment", share: 0.00003, least: 60, most: 365 },
  { kind: "suspend", share: 0.00002, least: 5, most: 120 },
] as const;

/** Plans who goes away for a while today. */
export function planAbsences(agenda: Agenda): void {
  const { random, date, census, events } = agenda;
  for (const { kind, share, least, most } of absences) {
    for (let left = timesToday(agenda, census.settled.length, share); left > 0; left--) {
      const found = someoneFrom(agenda, census.settled, ({ returnDate }) => returnDate === "");
      if (found === undefined) continue;
      const { slot } = found;
      const returnDate = addDays(date, least + below(random, most - least));
      const status = chance(random, 0.85) ? "suspended" : "suspended-unpaid";
      const event: AbsenceEvent =
        kind === "suspend" ? { kind, slot, status, returnDate } : { kind, slot, returnDate };
      events.push(event);
    }
  }
}
