import { type Key, keyAt } from "./bytes/key.ts";
import { hashBits } from "./bytes/key-hash.ts";
import type { Extract } from "./extract.ts";
import { type ProfileKey, profileKey } from "./human.ts";
import type { PersonRow } from "./record.ts";
import { entryHash, entryOffset } from "./sidecar/entry.ts";
import type { Section } from "./sidecar/search.ts";
import type { SectionName } from "./sidecar/sections.ts";
import { peopleIn, placesOf, repeated } from "./touched.ts";
import type { Employer, View } from "./view.ts";

/**
 * Finds the profiles that a pass over the full extracts alone would get wrong: those that a change extract touches,
 * whose rows do not stand together, of which a row was refused, or that may share a human with another profile.
 * May name some too many.
 */
export function findSpecial(view: View): Set<ProfileKey> {
  const special = new Set<ProfileKey>();
  for (const employer of view.employers.values()) {
    for (const id of specialOf(employer)) special.add(profileKey(employer.vpd, id));
  }
  addCompany(view, { section: "nhsUniqueId", value: (row) => row.nhsUniqueId }, special);
  addCompany(view, { section: "spineUuid", value: (row) => row.spineUuid }, special);
  addCompany(view, { section: "niNumber", value: (row) => row.niNumber }, special);
  return special;
}

function* specialOf({ extracts }: Employer): Generator<Key, void> {
  const [full, ...changes] = extracts as readonly [Extract, ...Extract[]];
  for (const section of ["apart", "withheld"] as const) {
    for (const offset of placesOf(full, section)) yield keyAt(full.rowAt(offset), 1);
  }
  for (const offset of repeated(full, "person")) yield keyAt(full.rowAt(offset), 1);
  for (const [index, extract] of changes.entries()) {
    yield* peopleIn(extract, extracts.slice(0, index + 2));
  }
}

interface Evidence {
  readonly section: SectionName;
  readonly value: (row: PersonRow) => string;
}

/** Adds the profiles of which any row has an identifier that a row of another profile has. */
function addCompany(view: View, { section, value }: Evidence, special: Set<ProfileKey>): void {
  const hashes = repeatedHashes(view, section);
  const first = new Map<string, ProfileKey>();
  for (const { vpd, extracts } of view.employers.values()) {
    for (const extract of extracts) {
      for (const offset of withHash(extract, section, hashes)) {
        const row = extract.reader.person(extract.rowAt(offset));
        const key = profileKey(vpd, row.id);
        const other = first.get(value(row));
        if (other === undefined) first.set(value(row), key);
        else if (other !== key) special.add(key).add(other);
      }
    }
  }
}

function repeatedHashes(view: View, name: SectionName): Set<number> {
  const twice = new Set<number>();
  const sections = [...view.employers.values()].flatMap(({ extracts }) =>
    extracts.map(({ sidecar }) => sidecar.section(name)).filter(({ count }) => count > 0),
  );
  const [only] = sections;
  if (sections.length === 1 && only) addNeighbours(only, twice);
  if (sections.length > 1) addRepeated(sections, twice);
  return twice;
}

/** Equal hashes of one section stand next to one another. */
function addNeighbours(section: Section, twice: Set<number>): void {
  const words = section.words();
  for (let index = 1; index < section.count; index++) {
    const hash = entryHash(words, index);
    if (hash === entryHash(words, index - 1)) twice.add(hash);
  }
}

/** One bit for each hash: 32 MiB for a moment, however many people there are. */
function addRepeated(sections: readonly Section[], twice: Set<number>): void {
  const seen = new Uint8Array(2 ** (hashBits - 3));
  for (const section of sections) {
    const words = section.words();
    for (let index = 0; index < section.count; index++) {
      const hash = entryHash(words, index);
      const byte = seen[hash >>> 3] as number;
      const bit = 1 << (hash & 7);
      if (byte & bit) twice.add(hash);
      else seen[hash >>> 3] = byte | bit;
    }
  }
}

function* withHash(
  { sidecar }: Extract,
  name: SectionName,
  hashes: ReadonlySet<number>,
): Generator<number, void> {
  const section = sidecar.section(name);
  const words = section.words();
  for (let index = 0; index < section.count; index++) {
    if (hashes.has(entryHash(words, index))) yield entryOffset(words, index);
  }
}
