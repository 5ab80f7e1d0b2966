import { addDays, weekdayOf } from "./dates.ts";

const wednesday = 3;

function firstWednesday(yearAndMonth: string): string {
  const first = `${yearAndMonth}-01`;
  return addDays(first, (wednesday - weekdayOf(first) + 7) % 7);
}

/** Tells whether doctors in training change posts on this date: the first Wednesday of August and of February. */
export function isChangeover(iso: string): boolean {
  const month = iso.slice(5, 7);
  return (month === "08" || month === "02") && iso === firstWednesday(iso.slice(0, 7));
}

/** Moves a date on to the Monday on or after it, which is when most people start. */
export function nextMonday(iso: string): string {
  return addDays(iso, (8 - weekdayOf(iso)) % 7);
}
