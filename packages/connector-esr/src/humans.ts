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
import type { PersonRow } from "./record.ts";
import { currentRow, remembered } from "./references.ts";
import type { SectionName } from "./sidecar/sections.ts";
import type { View } from "./view.ts";

/** Tells which human a profile is of. */
export interface Humans {
  /** `undefined` when there is no such profile. */
  of(key: ProfileKey): Human | undefined;
  /** The id of the person that a profile is of. */
  idOf(vpd: string, id: Key): string | undefined;
}

/** What finding humans may rely on. */
export interface HumansOptions {
  /** Seeds the hash of NI numbers in the indexes. */
  readonly niSeed: number | undefined;
  /** Profiles that may have company; all when missing. One that is not among them is a human by itself. */
  readonly special?: ReadonlySet<ProfileKey> | undefined;
}

const mostKept = 200_000;
const mostEmployers = 1000;

/** Makes the finder of humans in a view. */
export function createHumans(view: View, { niSeed, special }: HumansOptions): Humans {
  const { ask: current } = remembered(mostKept, (key: ProfileKey) => currentPerson(view, key));
  const { ask: together } = remembered(mostKept, (key: ProfileKey) => {
    const row = current(key);
    if (!row) return undefined;
    const humans = toHumans(gather(key, current, (of) => candidates(view, of, niSeed)));
    return humans.find(({ profiles }) => profiles.includes(key));
  });
  const idOf = (vpd: string, id: Key): string | undefined => {
    const key = profileKey(vpd, id);
    if (!special || special.has(key)) return together(key)?.id;
    const row = currentPerson(view, key);
    return row && personId(vpd, id, row.nhsUniqueId);
  };
  const { ask: byEmployer } = remembered(mostEmployers, (vpd: string) =>
    remembered(mostKept, (id: Key) => idOf(vpd, id)),
  );
  return { of: together, idOf: (vpd, id) => byEmployer(vpd).ask(id) };
}

function currentPerson(view: View, key: ProfileKey): Evidence | undefined {
  const { vpd, id } = splitKey(key);
  const employer = view.employers.get(vpd);
  if (!employer) return undefined;
  const row = currentRow(employer.extracts, "person", { id, day: view.day });
  if (!row) return undefined;
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
    for (const { sidecar, reader, rowAt } of extracts) {
      for (const offset of sidecar.find(section, hash)) {
        const row: PersonRow = reader.person(rowAt(offset));
        keys.add(profileKey(vpd, row.id));
      }
    }
  }
}
