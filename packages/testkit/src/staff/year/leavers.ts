import { addDays } from "../dates.ts";
import { below, chance } from "../draw.ts";
import type { LeaverEvent } from "../events/staff-event.ts";
import { drawLeavingTerms } from "../start/leaving-terms.ts";
import { type Agenda, someoneFrom, timesToday } from "./agenda.ts";

const dailyLeavers = 0.014 / 30.4;
const dailyCancellations = 0.002;
const dailyReversals = 0.0002;

type Ending = "future-termination" | "leave" | "late-termination";

// How the end of an employment comes to be known, and how many days from today it is.
function drawEnding(agenda: Agenda): readonly [Ending, number] {
  const { random } = agenda;
  if (chance(random, 0.65)) return ["future-termination", 7 + below(random, 53)];
  return chance(random, 0.7) ? ["leave", -1] : ["late-termination", -5 - below(random, 55)];
}

function planEnding(agenda: Agenda): void {
  const [kind, days] = drawEnding(agenda);
  const terminationDate = addDays(agenda.date, days);
  const started = (start: string) => start < terminationDate;
  const found = someoneFrom(agenda, agenda.census.settled, (member) => started(member.hireDate));
  if (found === undefined) return;
  const { slot, member } = found;
  const terms = drawLeavingTerms(agenda.random, terminationDate, member.birthDate);
  agenda.events.push({ kind, slot, ...terms } satisfies LeaverEvent);
}

function planCancellation(agenda: Agenda, slots: readonly number[], since: string): void {
  const found = someoneFrom(agenda, slots, ({ terminationDate }) => terminationDate >= since);
  if (found !== undefined) agenda.events.push({ kind: "cancel-termination", slot: found.slot });
}

/** Plans today's leavers: known ahead, on the day or too late; and terminations, to come or just past, that are taken back. */
export function planLeavers(agenda: Agenda): void {
  const { census, date } = agenda;
  const people = census.settled.length + census.leaving.length;
  for (let left = timesToday(agenda, people, dailyLeavers); left > 0; left--) planEnding(agenda);
  for (let left = timesToday(agenda, census.leaving.length, dailyCancellations); left > 0; left--) {
    planCancellation(agenda, census.leaving, date);
  }
  for (let left = timesToday(agenda, census.former.length, dailyReversals); left > 0; left--) {
    planCancellation(agenda, census.former, addDays(date, -21));
  }
}
