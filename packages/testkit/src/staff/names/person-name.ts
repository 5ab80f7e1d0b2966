import { type ExtractEncoding, spellFor } from "../encoding.ts";

/** Everything that the staff record holds about what a person is called; an empty text is an empty field. */
export interface PersonName {
  readonly title: string;
  readonly firstName: string;
  readonly middleNames: string;
  readonly lastName: string;
  readonly maidenName: string;
  readonly preferredName: string;
  readonly previousLastName: string;
  readonly gender: "F" | "M";
}

/** Spells all parts of a name so that the encoding can hold them. */
export function spellName(encoding: ExtractEncoding, name: PersonName): PersonName {
  if (encoding === "utf8") return name;
  return {
    ...name,
    firstName: spellFor(encoding, name.firstName),
    middleNames: spellFor(encoding, name.middleNames),
    lastName: spellFor(encoding, name.lastName),
    maidenName: spellFor(encoding, name.maidenName),
    preferredName: spellFor(encoding, name.preferredName),
    previousLastName: spellFor(encoding, name.previousLastName),
  };
}
