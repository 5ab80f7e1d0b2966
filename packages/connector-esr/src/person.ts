import type { Assignment, Identifier, Person, PersonName } from "@rollcall/core";
import { type DraftAssignment, draftAssignment } from "./assignment.ts";
import { type Day, writeDay } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";
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
  personIdOf(vpd: string, personId: Key): string | undefined;
}

/** Turns the profiles of one human, of which there is at least one, into a person. */
export function toPerson(id: string, profiles: readonly Profile[], context: PersonContext): Person {
  const { person, record } = leadingProfile(profiles);
  const identifiers: Identifier[] = [];
  for (const profile of profiles) addIdentifiers(identifiers, profile, context);
  return {
    id,
    identifiers,
    names: {
      legal: legalName(person),
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
  for (let index = 1; index < profiles.length; index++) {
    const profile = profiles[index] as Profile;
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

function addIdentifiers(
  found: Identifier[],
  { vpd, person }: Profile,
  { niHash }: PersonContext,
): void {
  const { personSystem, employeeSystem } = systemsOf(vpd);
  const { employeeNumber, nhsUniqueId, spineUuid, niNumber, birthDate } = person;
  found.push({ system: personSystem, value: String(person.id) });
  if (employeeNumber !== "") found.push({ system: employeeSystem, value: employeeNumber });
  if (isNew(found, "nhs-unique-id", nhsUniqueId)) {
    found.push({ system: "nhs-unique-id", value: nhsUniqueId });
  }
  if (isNew(found, "spine-uuid", spineUuid)) {
    found.push({ system: "spine-uuid", value: spineUuid });
  }
  const hash = niHash && niNumber !== "" && birthDate !== 0 ? niHash(niNumber, birthDate) : "";
  if (isNew(found, "ni-hash", hash)) found.push({ system: "ni-hash", value: hash });
}

/** Profiles of one human repeat one another. */
function isNew(found: readonly Identifier[], system: string, value: string): boolean {
  if (value === "") return false;
  for (const known of found) if (known.value === value && known.system === system) return false;
  return true;
}

interface Systems {
  readonly vpd: string;
  readonly personSystem: string;
  readonly employeeSystem: string;
}

/** Names made once for a run of profiles of one VPD, not once for each. */
let systems: Systems = { vpd: "", personSystem: "", employeeSystem: "" };

function systemsOf(vpd: string): Systems {
  if (systems.vpd !== vpd) {
    systems = { vpd, personSystem: `esr-person:${vpd}`, employeeSystem: `esr-employee:${vpd}` };
  }
  return systems;
}

function legalName({ firstName, middleNames, lastName, title }: PersonRow): PersonName {
  return {
    given: firstName,
    middle: middleNames === "" ? undefined : middleNames,
    family: lastName,
    title: titleOf(title),
  };
}

function preferredName({ preferredName: given, lastName: family, title }: PersonRow): PersonName {
  return { given, family, title: titleOf(title) };
}

/** ESR writes titles with a full stop, such as `Mrs.`. */
function titleOf(title: string): string | undefined {
  if (title === "") return undefined;
  return title.endsWith(".") ? title.slice(0, -1) : title;
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
  const drafts: DraftAssignment[] = [];
  for (const { vpd, person, assignments } of profiles) {
    const references = context.referencesOf(vpd);
    for (const row of assignments) {
      const found = row.supervisorId === 0 ? undefined : context.personIdOf(vpd, row.supervisorId);
      const managerId = found === id ? undefined : found;
      drafts.push(draftAssignment(row, { vpd, person, references, managerId, day }));
    }
  }
  return settlePrimary(drafts, day);
}
