import { hashBits } from "./bytes/key-hash.ts";
import type { Extract } from "./extract.ts";
import { type ProfileKey, profileKey } from "./human.ts";
import type { PersonRow } from "./record.ts";
import { entryHash, entryOffset } from "./sidecar/entries.ts";
import type { SectionName } from "./sidecar/sections.ts";
import { peopleIn, placesOf } from "./touched.ts";
import { fieldText } from "./versions.ts";
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

function* specialOf({ extracts }: Employer): Generator<string, void> {
  const [full, ...changes] = extracts as readonly [Extract, ...Extract[]];
  for (const section of ["apart", "withheld"] as const) {
    for (const offset of placesOf(full, section)) yield fieldText(full.rowAt(offset), 1);
  }
  for (const offset of repeated(full, "person")) yield fieldText(full.rowAt(offset), 1);
  for (const [index, extract] of changes.entries()) {
    yield* peopleIn(extract, extracts.slice(0, index + 2));
  }
}

/** Gives the places of rows whose hash another row of the section has too. They stand next to one another. */
function* repeated(extract: Extract, name: SectionName): Generator<number, void> {
  const section = extract.sidecar.section(name);
  const words = section.load();
  for (let index = 1; index < section.count; index++) {
    if (entryHash(words, index) !== entryHash(words, index - 1)) continue;
    yield entryOffset(words, index - 1);
    yield entryOffset(words, index);
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

/** One bit for each hash: 32 MiB for a moment, however many people there are. */
function repeatedHashes(view: View, name: SectionName): Set<number> {
  const seen = new Uint8Array(2 ** (hashBits - 3));
  const twice = new Set<number>();
  for (const { extracts } of view.employers.values()) {
    for (const { sidecar } of extracts) {
      const section = sidecar.section(name);
      const words = section.load();
      for (let index = 0; index < section.count; index++) {
        const hash = entryHash(words, index);
        const byte = seen[hash >>> 3] as number;
        const bit = 1 << (hash & 7);
        if (byte & bit) twice.add(hash);
        else seen[hash >>> 3] = byte | bit;
      }
    }
  }
  return twice;
}

function* withHash(
  { sidecar }: Extract,
  name: SectionName,
  hashes: ReadonlySet<number>,
): Generator<number, void> {
  const section = sidecar.section(name);
  const words = section.load();
  for (let index = 0; index < section.count; index++) {
    if (hashes.has(entryHash(words, index))) yield entryOffset(words, index);
  }
}
