import type { Person, PersonName } from "@rollcall/core";

/** The name that a person goes by. */
export function nameOf({ names }: Person): PersonName {
  return names.preferred ?? names.legal;
}

/** The name that a person goes by, as it is said. */
export function fullName(person: Person): string {
  const { given, family } = nameOf(person);
  return [given, family].filter(Boolean).join(" ");
}

/** The number by which a system knows a person; `undefined` where it does not. */
export function identifierOf({ identifiers }: Person, wanted: string): string | undefined {
  return identifiers.find(({ system }) => system === wanted)?.value;
}
