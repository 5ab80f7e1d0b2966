import type { Assignment, Identifier, Person, PersonName } from "@rollcall/core";
import { draftAssignment } from "./assignment.ts";
import { type Day, writeDay } from "./bytes/day.ts";
import type { NiHash } from "./identifier.ts";
import { settlePrimary } from "./primary.ts";
import type { Profile } from "./profile.ts";
import type { PersonRow } from "./record.ts";
import type { References } from "./references.ts";

/** What profiles are read against. All of it only looks up. */
export interface PersonContext {
  /** Names the source in the origin of a person. */
  readonly source: string;
  readonly day: Day;
  /** Without it NI numbers are left out. */
  readonly niHash: NiHash | undefined;
  referencesOf(vpd: string): References;
  /** The id of the person that a profile is of, if there is one. */
  personIdOf(vpd: string, personId: string): string | undefined;
}

/** Turns the profiles of one human, of which there is at least one, into a person. */
export function toPerson(id: string, profiles: readonly Profile[], context: PersonContext): Person {
  const leading = leadingProfile(profiles);
  const { person, record } = leading;
  return {
    id,
    identifiers: profiles.flatMap((profile) => identifiersOf(profile, context)).filter(isFirst),
    names: {
      legal: nameOf(person, person.firstName, person.lastName),
      preferred: person.preferredName === "" ? undefined : preferredName(person),
      previous: previousNames(person),
    },
    birthDate: person.birthDate === 0 ? undefined : writeDay(person.birthDate),
    assignments: assignmentsOf(id, profiles, context),
    origin: { source: context.source, record },
  };
}

/** The profile whose names count: an employee's before an applicant's before a leaver's, then the last hired. */
function leadingProfile(profiles: readonly Profile[]): Profile {
  let leading = profiles[0] as Profile;
  for (const profile of profiles) {
    const nearer = standing(profile.person) - standing(leading.person);
    if (nearer < 0 || (nearer === 0 && profile.person.hireDate > leading.person.hireDate)) {
      leading = profile;
    }
  }
  return leading;
}

function standing({ systemPersonType }: PersonRow): number {
  const type = systemPersonType.toUpperCase();
  if (type.startsWith("EX_") || type === "") return 2;
  return type.startsWith("APL") ? 1 : 0;
}

function identifiersOf({ vpd, person }: Profile, { niHash }: PersonContext): Identifier[] {
  const found: Identifier[] = [{ system: `esr-person:${vpd}`, value: person.id }];
  const add = (system: string, value: string): void => {
    if (value !== "") found.push({ system, value });
  };
  add(`esr-employee:${vpd}`, person.employeeNumber);
  add("nhs-unique-id", person.nhsUniqueId);
  add("spine-uuid", person.spineUuid);
  if (niHash && person.niNumber !== "" && person.birthDate !== 0) {
    add("ni-hash", niHash(person.niNumber, person.birthDate));
  }
  return found;
}

function isFirst(item: Identifier, index: number, all: readonly Identifier[]): boolean {
  return (
    all.findIndex(({ system, value }) => system === item.system && value === item.value) === index
  );
}

function nameOf({ title, middleNames }: PersonRow, given: string, family: string): PersonName {
  return {
    given,
    middle: middleNames === "" ? undefined : middleNames,
    family,
    title: title === "" ? undefined : title.replace(/\.$/, ""),
  };
}

function preferredName({ preferredName: given, lastName: family, title }: PersonRow): PersonName {
  return { given, family, title: title === "" ? undefined : title.replace(/\.$/, "") };
}

function previousNames(person: PersonRow): readonly PersonName[] | undefined {
  const { firstName, lastName, maidenName, previousLastName } = person;
  if (maidenName === "" && previousLastName === "") return undefined;
  const families = new Set([previousLastName, maidenName]);
  families.delete("");
  families.delete(lastName);
  if (families.size === 0) return undefined;
  return [...families].map((family) => ({ given: firstName, family }));
}

function assignmentsOf(
  id: string,
  profiles: readonly Profile[],
  context: PersonContext,
): readonly Assignment[] {
  const { day } = context;
  const drafts = profiles.flatMap(({ vpd, person, assignments }) => {
    const references = context.referencesOf(vpd);
    return assignments.map((row) => {
      const found = row.supervisorId === "" ? undefined : context.personIdOf(vpd, row.supervisorId);
      const managerId = found === id ? undefined : found;
      return draftAssignment(row, { vpd, person, references, managerId, day });
    });
  });
  return settlePrimary(drafts, day);
}
