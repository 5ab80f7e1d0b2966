import type { Day } from "./bytes/day.ts";
import { hashKey, type Key } from "./bytes/key.ts";
import type { Row } from "./bytes/row.ts";
import { rowOn } from "./effective.ts";
import type { Extract } from "./extract.ts";
import type { AssignmentRow, PersonRow } from "./record.ts";
import { isMadeUp, type Place, type Placed, type Versions, versionsOf } from "./versions.ts";
import type { Employer } from "./view.ts";

/** One person record of one VPD, with its assignments. A human may have several. */
export interface Profile {
  readonly vpd: string;
  readonly person: PersonRow;
  readonly assignments: readonly AssignmentRow[];
  /** Such as `GO_431_EXP_GOF_20261120_00000001.DAT line 17`. */
  readonly record: string;
}

/** What is known of a profile is not enough to act on, for the sake of one row. */
export interface Withholding {
  /** Of those who are stranded there is an assignment row and no person row. */
  readonly found: "withheld" | "stranded";
  /** Where that row stands. */
  readonly record: string;
  /** What it keeps from being so. */
  readonly rule: string;
}

/** What became of looking for a profile. */
export type ProfileAnswer =
  | { readonly found: "profile"; readonly profile: Profile }
  | Withholding
  | { readonly found: "removed" }
  | { readonly found: "none" };

/** Puts a profile together from the rows of all extracts of its VPD, as it is on a day. */
export function readProfile(employer: Employer, id: Key, day: Day): ProfileAnswer {
  const { vpd, extracts, doubts } = employer;
  const versions = versionsOf(extracts, "person", id);
  const withheld = refusedPlace(extracts, id, versions);
  if (withheld) return withhold(extracts, withheld, readable);
  const person = rowOn(rowsOf(versions), day);
  const known = versionsOfAssignments(extracts, id, versions.removed);
  if (!person) return withoutPerson(extracts, versions, ownPlace(known, id));
  const place = versions.layers.flat().find(({ row }) => row === person) as Place;
  const contested = firstOf(known, contestedPlace);
  if (contested) return withhold(extracts, contested, "one assignment is of one person");
  const assignments = assignmentsOn(known, id, day);
  const doubt = firstOf(assignments, doubts.of);
  if (doubt) return withhold(extracts, doubt, readable);
  return {
    found: "profile",
    profile: { vpd, person, assignments, record: recordAt(extracts, place) },
  };
}

/** What the row of a stranded assignment keeps from being so. */
export const strandedRule = "whoever has an assignment row has a person row";

const readable = "a person is given only when all rows of the person can be read";

/** Finds an assignment row of somebody of whom there is no person row, not even a refused one. */
export function strandedPlace(
  extracts: readonly Extract[],
  id: Key,
): { readonly place: Place; readonly deleted: boolean } | undefined {
  const person = versionsOf(extracts, "person", id);
  if (person.layers.length > 0 || refusedPlace(extracts, id, person)) return undefined;
  const place = ownPlace(versionsOfAssignments(extracts, id, person.removed), id);
  return place && { place, deleted: person.removed !== undefined };
}

function ownPlace(known: readonly Versions<AssignmentRow>[], id: Key): Place | undefined {
  return known.map(newest).find((placed) => placed?.row.personId === id);
}

function withoutPerson(
  extracts: readonly Extract[],
  { removed }: Versions<PersonRow>,
  assignment: Place | undefined,
): ProfileAnswer {
  if (removed) return { found: "removed" };
  if (!assignment) return { found: "none" };
  return { ...withhold(extracts, assignment, strandedRule), found: "stranded" };
}

function withhold(extracts: readonly Extract[], place: Place, rule: string): Withholding {
  return { found: "withheld", record: recordAt(extracts, place), rule };
}

/** Says in which file and line a row stands. */
export function recordAt(extracts: readonly Extract[], { extract, offset }: Place): string {
  const from = extracts[extract] as Extract;
  return `${from.file.name.name} line ${from.lineAt(offset)}`;
}

function rowsOf<T>(versions: Versions<T>): T[][] {
  return versions.layers.map((layer) => layer.map(({ row }) => row));
}

function versionsOfAssignments(
  extracts: readonly Extract[],
  personId: Key,
  removed: Place | undefined,
): Versions<AssignmentRow>[] {
  const ids = [...assignmentIds(extracts, personId, removed)];
  return ids.map((id) => versionsOf(extracts, "assignment", id));
}

/**
 * Finds a row of an assignment that a full extract, which is in no order of time, gives to another person too. In a change
 * extract the later row is right.
 */
function contestedPlace({ layers: [layer] }: Versions<AssignmentRow>): Place | undefined {
  const first = layer?.[0];
  if (first?.extract !== 0) return undefined;
  return layer?.find(({ row }) => row.personId !== first.row.personId);
}

function assignmentsOn(
  known: readonly Versions<AssignmentRow>[],
  personId: Key,
  day: Day,
): AssignmentRow[] {
  const own = known.filter((versions) => newest(versions)?.row.personId === personId);
  return own.flatMap((versions) => assignmentOn(rowsOf(versions), day) ?? []);
}

/** Picks the row of an assignment that holds on a day. Days before its own earliest start are none of it. */
export function assignmentOn(
  layers: readonly (readonly AssignmentRow[])[],
  day: Day,
): AssignmentRow | undefined {
  return rowOn(layers, day, layers[0]?.at(-1)?.earliestStart);
}

function assignmentIds(
  extracts: readonly Extract[],
  personId: Key,
  removed: Place | undefined,
): Set<Key> {
  const ids = new Set<Key>();
  const hash = hashKey(personId);
  for (let extract = removed?.extract ?? 0; extract < extracts.length; extract++) {
    const from = extracts[extract] as Extract;
    for (const offset of from.sidecar.find("assignmentsOf", hash)) {
      if (removed && !isAfter({ extract, offset }, removed)) continue;
      const row = from.reader.assignment(from.rowAt(offset));
      if (row.personId === personId) ids.add(row.id);
    }
  }
  return ids;
}

function isAfter(place: Place, other: Place): boolean {
  if (place.extract !== other.extract) return place.extract > other.extract;
  return place.offset > other.offset;
}

function newest<T>(versions: Versions<T>): Placed<T> | undefined {
  return versions.layers[0]?.at(-1);
}

/** Finds a refused row of a person that no good row has made up for since. */
function refusedPlace(
  extracts: readonly Extract[],
  id: Key,
  person: Versions<PersonRow>,
): Place | undefined {
  const hash = hashKey(id);
  for (const [extract, from] of extracts.entries()) {
    for (const offset of from.sidecar.find("withheld", hash)) {
      const place = { extract, offset };
      const row = from.rowAt(offset);
      if (from.personOf(row) !== id) continue;
      const versions = from.nameOf(row) === "person" ? person : assignmentOf(extracts, from, row);
      if (!versions || !isMadeUp(versions, place)) return place;
    }
  }
  return undefined;
}

/** Finds the rows of the assignment that a refused row is about, where that can be read. */
function assignmentOf(
  extracts: readonly Extract[],
  { layout, keyOf }: Extract,
  refused: Row,
): Versions<AssignmentRow> | undefined {
  const id = refused.count > layout.records.assignment.fields.id ? keyOf(refused) : 0;
  return id > 0 ? versionsOf(extracts, "assignment", id) : undefined;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
