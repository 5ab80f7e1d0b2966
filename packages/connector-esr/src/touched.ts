import { hashKey, type Key, keyAt } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import { entryHash, entryOffset } from "./sidecar/entry.ts";
import type { SectionName } from "./sidecar/sections.ts";

/** Gives the places of all rows in a section of an extract. */
export function* placesOf(extract: Extract, name: SectionName): Generator<number, void> {
  const section = extract.sidecar.section(name);
  const words = section.words();
  for (let index = 0; index < section.count; index++) yield entryOffset(words, index);
}

/** Finds the keys that several rows of a section have. Rows of one hash stand next to one another; few are of several keys. */
export function repeatedKeys(extract: Extract, name: SectionName): Set<Key> {
  const section = extract.sidecar.section(name);
  const words = section.words();
  const repeated = new Set<Key>();
  let run = new Set<Key>();
  const take = (index: number): void => {
    const key = keyAt(extract.rowAt(entryOffset(words, index)), 1);
    if (run.has(key)) repeated.add(key);
    run.add(key);
  };
  for (let index = 1; index < section.count; index++) {
    if (entryHash(words, index) !== entryHash(words, index - 1)) {
      if (run.size > 0) run = new Set();
      continue;
    }
    if (run.size === 0) take(index - 1);
    take(index);
  }
  return repeated;
}

/**
 * Finds the people of one VPD whom the person and assignment rows of an extract are about, those among them from whom
 * an assignment was taken. `extracts` are those up to it, itself included.
 */
export function peopleIn(extract: Extract, extracts: readonly Extract[]): Set<Key> {
  const people = new Set<Key>();
  for (const section of ["person", "assignmentsOf", "withheld"] as const) {
    for (const offset of placesOf(extract, section)) people.add(keyAt(extract.rowAt(offset), 1));
  }
  const assignments = new Set<Key>();
  for (const offset of placesOf(extract, "assignment")) {
    const row = extract.rowAt(offset);
    assignments.add(
      keyAt(row, extract.removes(row, "assignment") ? 1 : assignmentIdColumn(extract)),
    );
  }
  for (const id of assignments) for (const person of holdersOf(id, extracts)) people.add(person);
  return people;
}

function assignmentIdColumn({ layout }: Extract): number {
  return layout.records.assignment.fields.id as number;
}

/** Finds everybody whose assignment one was, in any extract. */
function* holdersOf(id: Key, extracts: readonly Extract[]): Generator<Key, void> {
  const hash = hashKey(id);
  for (const extract of extracts) {
    for (const offset of extract.sidecar.find("assignment", hash)) {
      const row = extract.rowAt(offset);
      if (extract.removes(row, "assignment")) continue;
      if (keyAt(row, assignmentIdColumn(extract)) === id) yield keyAt(row, 1);
    }
  }
}
