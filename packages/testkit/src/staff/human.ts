import { addDays } from "./dates.ts";
import { below, chance } from "./draw.ts";
import { emailFor } from "./email.ts";
import type { ExtractEncoding } from "./encoding.ts";
import { nhsUniqueIdOf, niNumberOf, spineUuidOf } from "./identifiers.ts";
import { drawName } from "./names/draw-name.ts";
import { type PersonName, spellName } from "./names/person-name.ts";
import { type Random, randomFrom } from "./random.ts";

/** A fictional human as a staff record describes one; dates are yyyy-mm-dd and an empty text is an empty field. */
export interface Human {
  /** The number that only the writer knows: the same in every VPD and after every change. */
  readonly human: number;
  readonly name: PersonName;
  readonly birthDate: string;
  readonly niNumber: string;
  readonly nhsUniqueId: string;
  readonly spineUuid: string;
  readonly email: string;
}

/** What the humans of one world have in common. */
export interface Population {
  readonly seed: number;
  /** The date on which ages are counted. */
  readonly startDate: string;
  readonly encoding: ExtractEncoding;
}

const stream = 0x48_75;
const daysInYear = 365.25;

/** One number in 70 has not come yet, one in 100 has lost its last letter in an old payroll. */
function drawNiNumber(random: Random, human: number): string {
  if (chance(random, 0.014)) return "";
  const whole = niNumberOf(human);
  return chance(random, 0.01) ? whole.slice(0, -1) : whole;
}

/** Makes the human with a given number: the same one each time that the population is the same. */
export function humanAt(population: Population, human: number): Human {
  const random = randomFrom(population.seed, stream, human);
  const name = spellName(population.encoding, drawName(random));
  const age = Math.floor(
    (18 + 50 * ((below(random, 1000) + below(random, 1000)) / 2000)) * daysInYear,
  );
  return {
    human,
    name,
    birthDate: addDays(population.startDate, -age - below(random, 365)),
    niNumber: drawNiNumber(random, human),
    nhsUniqueId: chance(random, 0.96) ? nhsUniqueIdOf(human) : "",
    spineUuid: chance(random, 0.7) ? spineUuidOf(human) : "",
    email: chance(random, 0.6) ? emailFor(name, human) : "",
  };
}
