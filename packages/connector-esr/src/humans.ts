import type { Key } from "./bytes/key.ts";
import { hashText } from "./bytes/key-hash.ts";
import {
  type Evidence,
  type Human,
  type ProfileKey,
  personId,
  profileKey,
  sharesIdentifier,
  splitKey,
  toHumans,
} from "./human.ts";
import type { PersonPlaces } from "./person-places.ts";
import { refusedEvidence } from "./recognised.ts";
import { currentRow } from "./references.ts";
import { type Remembered, rememberedByKey, rememberedByText } from "./remembered.ts";
import type { SectionName } from "./sidecar/sections.ts";
import type { Special } from "./special.ts";
import type { View } from "./view.ts";

/** Tells which human a profile is of. */
export interface Humans {
  /** `undefined` when there is no such profile. */
  of(key: ProfileKey): Human | undefined;
  /** The id of the person that a profile is of. */
  idOf(vpd: string, id: Key): string | undefined;
  /** Has the ids of the first `count` profiles of a VPD fetched from memory all at once. */
  prefetch(vpd: string, ids: Float64Array, count: number): void;
}

/** What finding humans may rely on. */
export interface HumansOptions {
  /** Seeds the hash of NI numbers in the indexes. */
  readonly niSeed: number | undefined;
  /** When it is known who is special, everybody else is a human of one profile with one row in the full extract. */
  readonly special?: (Special & { readonly personPlaces: PersonPlaces }) | undefined;
}

/** Supervisors are asked for again and again; people of several profiles seldom, and those who are asked for together. */
const mostSupervisors = 200_000;
const mostHumans = 16_384;
const mostEmployers = 1000;

/** Makes the finder of humans in a view. */
export function createHumans(view: View, { niSeed, special }: HumansOptions): Humans {
  const current = rememberedByText(mostHumans, (key) =>
    special?.standsTogether(key)
      ? onlyPerson(view, key, special.personPlaces)
      : currentPerson(view, key),
  );
  const company = special?.company ?? ((of: Evidence) => candidates(view, of, niSeed));
  const together = rememberedByText(mostHumans, (key) => {
    const row = current(key);
    if (!row) return undefined;
    const humans = toHumans(gather(key, current, company));
    return humans.find(({ profiles }) => profiles.includes(key));
  });
  const idOf = (vpd: string, id: Key): string | undefined => {
    const key = profileKey(vpd, id);
    if (!special || special.all.has(key)) return together(key)?.id;
    const row = onlyPerson(view, key, special.personPlaces);
    return row && personId(vpd, id, row.nhsUniqueId);
  };
  const byEmployer = rememberedByText(mostEmployers, (vpd) =>
    rememberedByKey(mostSupervisors, (id) => idOf(vpd, id)),
  );
  let last = { vpd: "", ids: byEmployer("") };
  const idsIn = (vpd: string): Remembered<string | undefined> => {
    if (vpd !== last.vpd) last = { vpd, ids: byEmployer(vpd) };
    return last.ids;
  };
  return {
    of: together,
    idOf: (vpd, id) => idsIn(vpd).ask(id),
    prefetch: (vpd, ids, count) => idsIn(vpd).prefetch(ids, count),
  };
}

/** Reads a profile of which there is one row, in the full extract. */
function onlyPerson(view: View, key: ProfileKey, personPlaces: PersonPlaces): Evidence | undefined {
  const { vpd, id } = splitKey(key);
  const full = view.employers.get(vpd)?.extracts[0];
  for (const offset of personPlaces(key)) {
    const row = full?.rowAt(offset);
    if (row && full?.personOf(row) === id) return full.reader.evidence(row);
  }
  return undefined;
}

function currentPerson(view: View, key: ProfileKey): Evidence | undefined {
  const { vpd, id } = splitKey(key);
  const employer = view.employers.get(vpd);
  if (!employer) return undefined;
  const row = currentRow(employer.extracts, "person", { id, day: view.day });
  if (!row) return refusedEvidence(employer.extracts, id);
  const { nhsUniqueId, spineUuid, niNumber, birthDate } = row;
  return { nhsUniqueId, spineUuid, niNumber, birthDate };
}

/** Gathers all profiles that share identifiers with one, directly or through one another. */
function gather(
  key: ProfileKey,
  current: (key: ProfileKey) => Evidence | undefined,
  candidatesFor: (evidence: Evidence) => Iterable<ProfileKey>,
): Map<ProfileKey, Evidence> {
  const members = new Map<ProfileKey, Evidence>();
  const waiting = [key];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const evidence = current(next);
    if (!evidence || members.has(next)) continue;
    members.set(next, evidence);
    for (const candidate of candidatesFor(evidence)) {
      const other = members.has(candidate) ? undefined : current(candidate);
      if (other && sharesIdentifier(evidence, other)) waiting.push(candidate);
    }
  }
  return members;
}

/** Finds the profiles that have, or once had, an NHS unique id; a few may have another one. */
export function profilesWith(view: View, nhsUniqueId: string): Set<ProfileKey> {
  const keys = new Set<ProfileKey>();
  find(view, "nhsUniqueId", hashText(nhsUniqueId), keys);
  return keys;
}

/** Finds the profiles that have, or once had, an identifier of these. */
function candidates(view: View, evidence: Evidence, niSeed: number | undefined): Set<ProfileKey> {
  const keys = new Set<ProfileKey>();
  const { nhsUniqueId, spineUuid, niNumber } = evidence;
  if (nhsUniqueId !== "") find(view, "nhsUniqueId", hashText(nhsUniqueId), keys);
  if (spineUuid !== "") find(view, "spineUuid", hashText(spineUuid), keys);
  if (niNumber !== "") find(view, "niNumber", hashText(niNumber, niSeed), keys);
  return keys;
}

/** Adds the profiles of which any row has a hash in a section of identifiers; a few may have another value. */
function find(view: View, section: SectionName, hash: number, keys: Set<ProfileKey>): void {
  for (const { vpd, extracts } of view.employers.values()) {
    for (const { sidecar, rowAt, personOf } of extracts) {
      for (const offset of sidecar.find(section, hash)) {
        keys.add(profileKey(vpd, personOf(rowAt(offset))));
      }
    }
  }
}
