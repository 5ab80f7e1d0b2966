import { changeExtract } from "../change-extract.ts";
import { applyEvents } from "../events/apply-events.ts";
import { closingEvents } from "../events/merge.ts";
import type { StaffEvent } from "../events/staff-event.ts";
import type { Trust } from "../trust.ts";
import { planDay } from "./plan-day.ts";

/** What one day brings to one VPD. */
export interface VpdDay {
  readonly events: readonly StaffEvent[];
  /** The rows of the day's change file, header and trailer included. */
  readonly rows: readonly string[];
}

/** What one day brings: the trust at its end, what happened, the change file, and the same of the second VPD while there is one. */
export interface TrustDay extends VpdDay {
  readonly date: string;
  readonly trust: Trust;
  readonly neighbour?: VpdDay;
}

function oneDay(
  trust: Trust,
  date: string,
  events: readonly StaffEvent[],
): { trust: Trust; day: VpdDay } {
  if (date <= trust.date) throw new RangeError(`${date} is not after ${trust.date}`);
  const applied = applyEvents(trust, date, events);
  const next = { ...applied.trust, previousRun: trust.date, sequence: trust.sequence + 1 };
  return { trust: next, day: { events, rows: [...changeExtract(next, applied.changes)] } };
}

/**
 * Takes a trust to a later day and writes that day's change file.
 *
 * What happens is worked out from the seed and the day, or is exactly the events that are given; events given are those of the
 * first VPD. On the day of a merger everybody leaves the second VPD, which afterwards has no more days. Throws a RangeError
 * when the day is not after the trust's own.
 */
export function advance(
  trust: Trust,
  date: string,
  events: readonly StaffEvent[] = planDay(trust, date),
): TrustDay {
  const { trust: next, day } = oneDay(trust, date, events);
  const { neighbour } = trust;
  const merges = events.some(({ kind }) => kind === "merge");
  if (neighbour === undefined || neighbour.closed) return { date, trust: next, ...day };
  const happens = merges ? closingEvents(neighbour, date) : planDay(neighbour, date);
  const other = oneDay(neighbour, date, happens);
  const closing = { ...other.trust, closed: merges };
  return { date, trust: { ...next, neighbour: closing }, ...day, neighbour: other.day };
}
