import type { PersonName, PersonNames } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";

const given = [
  "Ada",
  "Siân",
  "Zoë",
  "Mary-Kate",
  "Muhammad",
  "Łukasz",
  "Oluwaseun",
  "Jean Luc",
  "D'Andre",
  "Xi",
  "ANNE",
];
const family = [
  "Okafor",
  "O'Neill",
  "Smith",
  "Smythe-Jones",
  "Ní Bhriain",
  "de la Cruz",
  "van der Berg",
  "McDonald",
  "MCDONALD",
  "Müller",
  "Ng",
  "Hughes (nee Reid)",
  "Wotherspoon-Featherstonehaugh",
];
const titles = ["Mr", "Mrs.", "Dr", "Prof.", "Mx"];

/** Makes names in the shapes that staff records have: accents, apostrophes, particles, capitals, one name only. */
export function personName(): Arbitrary<PersonName> {
  return fc.record(
    {
      given: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...given) }, fc.constant("")),
      middle: fc.constantFrom(...given),
      family: fc.constantFrom(...family),
      title: fc.constantFrom(...titles),
    },
    { requiredKeys: ["given", "family"] },
  );
}

/** Makes the names of one person: in law, and at times preferred and previous ones. */
export function personNames(): Arbitrary<PersonNames> {
  return fc.record(
    {
      legal: personName(),
      preferred: personName(),
      previous: fc.array(personName(), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ["legal"] },
  );
}
