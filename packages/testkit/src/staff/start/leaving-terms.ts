import { addDays, daysBetween } from "../dates.ts";
import { below, chance, pick } from "../draw.ts";
import type { Random } from "../random.ts";

/** How an employment ends. */
export interface LeavingTerms {
  readonly terminationDate: string;
  readonly terminationReason: string;
  /** On or before the termination date, or empty when the record does not say. */
  readonly lastWorkingDay: string;
}

const ageToRetire = 55;
const retirements = ["Retirement Age", "Flexi Retirement", "Retirement - Ill Health"];
const resignations = [
  "Voluntary Resignation - Promotion",
  "Voluntary Resignation - Relocation",
  "Voluntary Resignation - Work Life Balance",
  "Voluntary Resignation - Other/Not Known",
  "End of Fixed Term Contract",
  "Employee Transfer",
  "Redundancy - Compulsory",
  "Dismissal - Conduct",
];

/** Draws how an employment ends on a date: two in five take the leave they have left, so that they last work earlier. */
export function drawLeavingTerms(
  random: Random,
  terminationDate: string,
  birthDate: string,
): LeavingTerms {
  const age = daysBetween(birthDate, terminationDate) / 365.25;
  const runOff = chance(random, 0.4) ? 1 + below(random, 25) : 0;
  const known = runOff > 0 || chance(random, 0.5);
  return {
    terminationDate,
    terminationReason: pick(random, age >= ageToRetire ? retirements : resignations),
    lastWorkingDay: known ? addDays(terminationDate, -runOff) : "",
  };
}
