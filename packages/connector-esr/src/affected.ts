import type { Key } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import { type GroundName, groundNames } from "./layout/ground.ts";
import { childrenOf, referring } from "./referring.ts";
import type { SectionName } from "./sidecar/sections.ts";
import { peopleIn, placesOf } from "./touched.ts";
import type { Employer } from "./view.ts";

/** One VPD before and after its new extracts. `after.extracts` begins with those of `before`. */
export interface Advance {
  readonly before: Employer;
  readonly after: Employer;
  /** The days between which rows began or ceased to hold. */
  readonly days: readonly [number, number];
}

interface Found extends Readonly<Record<GroundName, Set<Key>>> {
  readonly people: Set<Key>;
}

/** Finds everybody of a VPD whom new extracts, or the days since, may have changed. May name some too many. */
export function affectedPeople(advance: Advance): Set<Key> {
  const { before, after } = advance;
  const found: Found = {
    people: new Set(),
    position: new Set(),
    organisation: new Set(),
    location: new Set(),
  };
  for (let index = before.extracts.length; index < after.extracts.length; index++) {
    const extract = after.extracts[index] as Extract;
    for (const id of peopleIn(extract, after.extracts.slice(0, index + 1))) found.people.add(id);
    for (const name of groundNames) addKeys(extract, name, found);
  }
  for (const extract of after.extracts) addTurns(extract, advance.days, found);
  addHolders(advance, found);
  // They were withheld, and may not be any more.
  for (const id of before.doubts.people()) found.people.add(id);
  return found.people;
}

function addKeys(extract: Extract, name: GroundName, found: Found): void {
  for (const offset of placesOf(extract, name))
    found[name].add(extract.keyOf(extract.rowAt(offset)));
}

function addTurns(extract: Extract, [after, until]: Advance["days"], found: Found): void {
  for (const offset of extract.sidecar.section("turns").between(after + 1, until)) {
    const row = extract.rowAt(offset);
    const name = extract.nameOf(row);
    if (name === "person" || name === "assignment") found.people.add(extract.personOf(row));
    else found[name].add(extract.keyOf(row));
  }
}

/** Adds the people whose position, location or organisation reads otherwise than before. */
function addHolders({ before, after }: Advance, { people, ...found }: Found): void {
  const { extracts } = after;
  const was = before.references;
  const is = after.references;
  const add = (section: SectionName, field: string, id: Key): void => {
    for (const person of referring(extracts, section, { field, id })) people.add(person);
  };
  for (const id of found.position) {
    if (differ(was.position(id), is.position(id))) add("byPosition", "positionId", id);
  }
  for (const id of found.location) {
    if (differ(was.location(id), is.location(id))) add("byLocation", "locationId", id);
  }
  for (const id of movedOrganisations({ before, after }, found.organisation)) {
    add("byOrganisation", "organisationId", id);
  }
}

/** An organisation passes on to those below it what it has of its parents: those are looked at where that differs. */
function movedOrganisations(
  { before, after }: Pick<Advance, "before" | "after">,
  changed: ReadonlySet<Key>,
): Set<Key> {
  const moved = new Set<Key>();
  const seen = new Set<Key>();
  const waiting = [...changed];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const was = before.references.placement(id);
    const is = after.references.placement(id);
    if (differ(was, is)) moved.add(id);
    if (was.ods === is.ods && was.name === is.name) continue;
    waiting.push(...childrenOf(after.extracts, id));
  }
  return moved;
}

function differ(a: object | undefined, b: object | undefined): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
