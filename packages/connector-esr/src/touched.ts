import { hashKey, type Key } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import { entryOffset } from "./sidecar/entry.ts";
import type { SectionName } from "./sidecar/sections.ts";
import { sharedHashes } from "./sidecar/shared-hashes.ts";

/** Gives the places of all rows in a section of an extract. */
export function* placesOf(extract: Extract, name: SectionName): Generator<number, void> {
  for (const words of extract.sidecar.section(name).pieces()) {
    for (let index = 0; index < words.length / 2; index++) yield entryOffset(words, index);
  }
}

/** Finds the keys that several rows of a section have; few rows of one hash are of several keys. */
export function repeatedKeys(extract: Extract, name: SectionName): Set<Key> {
  const repeated = new Set<Key>();
  let seen = new Set<Key>();
  let last = -1;
  for (const { hash, offset } of sharedHashes(extract.sidecar.section(name))) {
    if (hash !== last) seen = new Set();
    last = hash;
    const key = extract.keyOf(extract.rowAt(offset));
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

/** Finds the people of whom an assignment row has the key of an assignment of somebody else. */
export function sharingAssignments(extract: Extract): Set<Key> {
  const people = new Set<Key>();
  let holders = new Map<Key, Key>();
  let last = -1;
  for (const { hash, offset } of sharedHashes(extract.sidecar.section("assignment"))) {
    if (hash !== last) holders = new Map();
    last = hash;
    const row = extract.rowAt(offset);
    const id = extract.keyOf(row);
    const person = extract.personOf(row);
    const holder = holders.get(id) ?? person;
    holders.set(id, holder);
    if (holder !== person) people.add(holder).add(person);
  }
  return people;
}

/**
 * Finds the people of one VPD whom the person and assignment rows of an extract are about, those among them from whom
 * an assignment was taken. `extracts` are those up to it, itself included.
 */
export function peopleIn(extract: Extract, extracts: readonly Extract[]): Set<Key> {
  const people = new Set<Key>();
  for (const section of ["person", "assignmentsOf", "withheld"] as const) {
    for (const offset of placesOf(extract, section))
      people.add(extract.personOf(extract.rowAt(offset)));
  }
  const assignments = new Set<Key>();
  for (const offset of placesOf(extract, "assignment")) {
    assignments.add(extract.keyOf(extract.rowAt(offset)));
  }
  for (const id of assignments) for (const person of holdersOf(id, extracts)) people.add(person);
  return people;
}

/** Finds everybody whose assignment one was, in any extract. */
function* holdersOf(id: Key, extracts: readonly Extract[]): Generator<Key, void> {
  const hash = hashKey(id);
  for (const extract of extracts) {
    for (const offset of extract.sidecar.find("assignment", hash)) {
      const row = extract.rowAt(offset);
      if (!extract.removes(row) && extract.keyOf(row) === id) yield extract.personOf(row);
    }
  }
}
