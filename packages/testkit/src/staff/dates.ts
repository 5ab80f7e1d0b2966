const millisecondsInDay = 86_400_000;
const isoByDay = new Map<number, string>();
const dayByIso = new Map<string, number>();

function dayOf(iso: string): number {
  let day = dayByIso.get(iso);
  if (day === undefined) {
    day = Date.parse(`${iso}T00:00:00Z`) / millisecondsInDay;
    if (!Number.isInteger(day)) throw new RangeError(`not a date of the form yyyy-mm-dd: ${iso}`);
    dayByIso.set(iso, day);
  }
  return day;
}

function isoOf(day: number): string {
  let iso = isoByDay.get(day);
  if (iso === undefined) {
    iso = new Date(day * millisecondsInDay).toISOString().slice(0, 10);
    isoByDay.set(day, iso);
  }
  return iso;
}

/** Adds days (or takes them away, when negative) to a date of the form yyyy-mm-dd; throws a RangeError for anything else. */
export function addDays(iso: string, days: number): string {
  return isoOf(dayOf(iso) + days);
}

/** Counts the days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayOf(to) - dayOf(from);
}

/** Works out the day of the week: 0 is Sunday, 3 is Wednesday, 6 is Saturday. */
export function weekdayOf(iso: string): number {
  return (dayOf(iso) + 4) % 7;
}
