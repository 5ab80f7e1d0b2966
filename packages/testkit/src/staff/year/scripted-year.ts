import { addDays } from "../dates.ts";
import type { Trust } from "../trust.ts";
import { advance, type TrustDay } from "./advance.ts";

const daysInYear = 365;

/** Lives through the days after a trust's own, a year of them unless told otherwise, one at a time as they are asked for. */
export function* scriptedYear(trust: Trust, days: number = daysInYear): Generator<TrustDay, void> {
  let today = trust;
  for (let count = 1; count <= days; count++) {
    const day = advance(today, addDays(trust.date, count));
    today = day.trust;
    yield day;
  }
}
