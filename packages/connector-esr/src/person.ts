import type { Assignment, Identifier, Person, PersonName } from "@rollcall/core";
import { type AssignmentContext, toAssignment } from "./assignment.ts";
import { type Day, writeDay } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";
import type { NiHash } from "./identifier.ts";
import { type DraftAssignment, settleOnly, settlePrimary } from "./primary.ts";
import type { Profile } from "./profile.ts";
import type { AssignmentRow, PersonRow } from "./record.ts";
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
  return {
    id,
    identifiers: identifiersOf(profiles, context),
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

/** Filled again and again: what is cut from it has the length that it needs, and did not have to grow. */
const gathered: Identifier[] = [];

function identifiersOf(
  profiles: readonly Profile[],
  { niHash }: PersonContext,
): readonly Identifier[] {
  let count = 0;
  for (const { vpd, person } of profiles) {
    const { personSystem, employeeSystem } = systemsOf(vpd);
    const { employeeNumber, niNumber, birthDate } = person;
    count = addNew(count, personSystem, person.idText);
    count = addNew(count, employeeSystem, employeeNumber);
    count = addNew(count, "nhs-unique-id", person.nhsUniqueId);
    count = addNew(count, "spine-uuid", person.spineUuid);
    const hashed = niHash && niNumber !== "" && birthDate !== 0;
    if (hashed) count = addNew(count, "ni-hash", niHash(niNumber, birthDate));
  }
  return gathered.slice(0, count);
}

function addNew(count: number, system: string, value: string): number {
  if (value === "" || !isNew(count, system, value)) return count;
  gathered[count] = { system, value };
  return count + 1;
}

/** Profiles of one human repeat one another. */
function isNew(count: number, system: string, value: string): boolean {
  for (let index = 0; index < count; index++) {
    const known = gathered[index] as Identifier;
    if (known.value === value && known.system === system) return false;
  }
  return true;
}

interface Systems {
  readonly vpd: string;
  readonly personSystem: string;
  readonly employeeSystem: string;
  /** Begins the ids of assignments. */
  readonly prefix: string;
}

/** Names made once for a run of profiles of one VPD, not once for each. */
let systems: Systems = { vpd: "", personSystem: "", employeeSystem: "", prefix: "" };

function systemsOf(vpd: string): Systems {
  if (systems.vpd !== vpd) {
    const [personSystem, employeeSystem] = [`esr-person:${vpd}`, `esr-employee:${vpd}`];
    systems = { vpd, personSystem, employeeSystem, prefix: `esr:${vpd}:` };
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

let lastTitle = "";
let lastPlain: string | undefined;

/** ESR writes titles with a full stop, such as `Mrs.`. */
function titleOf(title: string): string | undefined {
  if (title === lastTitle) return lastPlain;
  const plain = title === "" ? undefined : title.endsWith(".") ? title.slice(0, -1) : title;
  lastTitle = title;
  lastPlain = plain;
  return plain;
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
  const [first] = profiles as readonly [Profile];
  const [only] = first.assignments;
  if (profiles.length === 1 && first.assignments.length < 2) {
    if (!only) return [];
    const assignment = toAssignment(
      only,
      rowContext(first, context),
      notOwn(managerIn(context, first.vpd, only), id),
    );
    return [settleOnly(assignment, context.day)];
  }
  const drafts: DraftAssignment[] = [];
  for (const profile of profiles) {
    const against = rowContext(profile, context);
    for (const row of profile.assignments) {
      const assignment = toAssignment(
        row,
        against,
        notOwn(managerIn(context, profile.vpd, row), id),
      );
      drafts.push({ assignment, from: row.from });
    }
  }
  return settlePrimary(drafts, context.day);
}

function rowContext({ vpd, person }: Profile, context: PersonContext): AssignmentContext {
  const { prefix } = systemsOf(vpd);
  return { prefix, person, references: context.referencesOf(vpd), day: context.day };
}

function managerIn(
  { personIdOf }: PersonContext,
  vpd: string,
  { supervisorId }: AssignmentRow,
): string | undefined {
  return supervisorId === 0 ? undefined : personIdOf(vpd, supervisorId);
}

/** Nobody is his or her own manager, whatever a row says. */
function notOwn(managerId: string | undefined, id: string): string | undefined {
  return managerId === id ? undefined : managerId;
}
