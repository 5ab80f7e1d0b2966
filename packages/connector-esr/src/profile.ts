import type { Day } from "./bytes/day.ts";
import { hashKey, type Key, keyAt } from "./bytes/key.ts";
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

/** What became of looking for a profile. */
export type ProfileAnswer =
  | { readonly found: "profile"; readonly profile: Profile }
  /** A row of it was refused, so that what is known is not enough to act on. */
  | { readonly found: "withheld"; readonly record: string }
  | { readonly found: "removed" }
  | { readonly found: "none" };

/** Puts a profile together from the rows of all extracts of its VPD, as it is on a day. */
export function readProfile(employer: Employer, id: Key, day: Day): ProfileAnswer {
  const { vpd, extracts, doubts } = employer;
  const versions = versionsOf(extracts, "person", id);
  const withheld = refusedPlace(extracts, id, versions);
  if (withheld) return { found: "withheld", record: recordAt(extracts, withheld) };
  const person = rowOn(rowsOf(versions), day);
  if (!person) return { found: versions.removed ? "removed" : "none" };
  const place = versions.layers.flat().find(({ row }) => row === person) as Place;
  const assignments = currentAssignments(extracts, id, { removed: versions.removed, day });
  const doubt = firstOf(assignments, doubts.of);
  if (doubt) return { found: "withheld", record: recordAt(extracts, doubt) };
  return {
    found: "profile",
    profile: { vpd, person, assignments, record: recordAt(extracts, place) },
  };
}

/** Says in which file and line a row stands. */
export function recordAt(extracts: readonly Extract[], { extract, offset }: Place): string {
  const from = extracts[extract] as Extract;
  return `${from.file.name.name} line ${from.lineAt(offset)}`;
}

function rowsOf<T>(versions: Versions<T>): T[][] {
  return versions.layers.map((layer) => layer.map(({ row }) => row));
}

function currentAssignments(
  extracts: readonly Extract[],
  personId: Key,
  { removed, day }: { readonly removed: Place | undefined; readonly day: Day },
): AssignmentRow[] {
  const found: AssignmentRow[] = [];
  for (const id of assignmentIds(extracts, personId, removed)) {
    const versions = versionsOf(extracts, "assignment", id);
    if (newest(versions)?.row.personId !== personId) continue;
    const row = assignmentOn(rowsOf(versions), day);
    if (row) found.push(row);
  }
  return found;
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
      if (keyAt(row, 1) !== id) continue;
      const versions = isAssignment(row) ? assignmentOf(extracts, row) : person;
      if (!versions || !isMadeUp(versions, place)) return place;
    }
  }
  return undefined;
}

function isAssignment(row: Row): boolean {
  return row.buffer.toString("latin1", row.start, row.start + 2) === "AS";
}

/** Finds the rows of the assignment that a refused row is about, where that can be read. */
function assignmentOf(
  extracts: readonly Extract[],
  refused: Row,
): Versions<AssignmentRow> | undefined {
  const id = refused.count > 2 ? keyAt(refused, 2) : 0;
  return id > 0 ? versionsOf(extracts, "assignment", id) : undefined;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
