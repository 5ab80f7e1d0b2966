import type { StaffEvent } from "../events/staff-event.ts";
import type { Trust } from "../trust.ts";
import { planAbsences } from "./absences.ts";
import { agendaFor } from "./agenda.ts";
import { planChangeover } from "./changeover-events.ts";
import { planDue } from "./due-events.ts";
import { planEstate } from "./estate-events.ts";
import { planJoiners } from "./joiners.ts";
import { planLeavers } from "./leavers.ts";
import { planMovers } from "./movers.ts";
import { planRecords } from "./records.ts";

/** Works out what happens in a trust on a day: first what was arranged before, then what chance brings. */
export function planDay(trust: Trust, date: string): readonly StaffEvent[] {
  const agenda = agendaFor(trust, date);
  planDue(agenda);
  planChangeover(agenda);
  planJoiners(agenda);
  planLeavers(agenda);
  planMovers(agenda);
  planAbsences(agenda);
  planEstate(agenda);
  planRecords(agenda);
  return agenda.events;
}
