import { type Key, keyAt } from "./bytes/key.ts";
import { hashBits } from "./bytes/key-hash.ts";
import type { Extract } from "./extract.ts";
import { type ProfileKey, profileKey } from "./human.ts";
import type { PersonRow } from "./record.ts";
import { entryHash, entryOffset } from "./sidecar/entry.ts";
import type { SectionName } from "./sidecar/sections.ts";
import { peopleIn, placesOf, repeatedKeys } from "./touched.ts";
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
  yield* repeatedKeys(full, "person");
  for (const [index, extract] of changes.entries()) {
    yield* peopleIn(extract, extracts.slice(0, index + 2));
  }
}

interface Evidence {
  readonly section: SectionName;
  readonly value: (row: PersonRow) => string;
}

interface Entries {
  readonly vpd: string;
  readonly extract: Extract;
  readonly count: number;
  readonly words: Uint32Array;
}

/** Adds the profiles of which any row has an identifier that a row of another profile has. */
function addCompany(view: View, { section, value }: Evidence, special: Set<ProfileKey>): void {
  const all = entriesOf(view, section);
  const hashes = repeatedHashes(all);
  const first = new Map<string, ProfileKey>();
  for (const entries of all) {
    const { vpd, extract } = entries;
    for (const offset of withHash(entries, hashes)) {
      const row = extract.reader.person(extract.rowAt(offset));
      const key = profileKey(vpd, row.id);
      const other = first.get(value(row));
      if (other === undefined) first.set(value(row), key);
      else if (other !== key) special.add(key).add(other);
    }
  }
}

function entriesOf(view: View, name: SectionName): Entries[] {
  return [...view.employers.values()].flatMap(({ vpd, extracts }) =>
    extracts.flatMap((extract) => {
      const section = extract.sidecar.section(name);
      const { count } = section;
      return count === 0 ? [] : { vpd, extract, count, words: section.words() };
    }),
  );
}

function repeatedHashes(all: readonly Entries[]): Set<number> {
  const twice = new Set<number>();
  const [only] = all;
  if (all.length === 1 && only) addNeighbours(only, twice);
  if (all.length > 1) addRepeated(all, twice);
  return twice;
}

/** Equal hashes of one section stand next to one another. */
function addNeighbours({ words, count }: Entries, twice: Set<number>): void {
  for (let index = 1; index < count; index++) {
    const hash = entryHash(words, index);
    if (hash === entryHash(words, index - 1)) twice.add(hash);
  }
}

/** One bit for each hash: 32 MiB for a moment, however many people there are. */
function addRepeated(all: readonly Entries[], twice: Set<number>): void {
  const seen = new Uint8Array(2 ** (hashBits - 3));
  for (const { words, count } of all) {
    for (let index = 0; index < count; index++) {
      const hash = entryHash(words, index);
      const byte = seen[hash >>> 3] as number;
      const bit = 1 << (hash & 7);
      if (byte & bit) twice.add(hash);
      else seen[hash >>> 3] = byte | bit;
    }
  }
}

function* withHash(
  { words, count }: Entries,
  hashes: ReadonlySet<number>,
): Generator<number, void> {
  for (let index = 0; index < count; index++) {
    if (hashes.has(entryHash(words, index))) yield entryOffset(words, index);
  }
}
