import type { Day } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";
import { createKeyTable } from "./bytes/key-table.ts";
import { emptyRow, packedType, packType, splitRow } from "./bytes/row.ts";
import type { Extract } from "./extract.ts";
import { assignmentOn, type Profile } from "./profile.ts";
import type { AssignmentRow } from "./record.ts";

/** Where the rows of a profile stand in a file when they stand together. */
export interface BlockPlace {
  /** Where the person row begins. */
  readonly offset: number;
  /** One past the last row of the profile. */
  readonly end: number;
  /** The line of the person row, counted from 1. */
  readonly line: number;
}

/** Where blocks stand in one file, by person: 56 to 88 bytes each. */
export interface BlockPlaces {
  add(id: Key, place: BlockPlace): void;
  get(id: Key): BlockPlace | undefined;
}

/** Makes an empty list of places. */
export function createBlockPlaces(): BlockPlaces {
  const keys = createKeyTable();
  const places: number[] = [];
  return {
    add(id, { offset, end, line }) {
      if (keys.add(id) * 3 === places.length) places.push(offset, end, line);
    },
    get(id) {
      const at = keys.find(id) * 3;
      if (at < 0) return undefined;
      const [offset, end, line] = places.slice(at, at + 3) as [number, number, number];
      return { offset, end, line };
    },
  };
}

/** Reads a profile from its place in a full extract. */
export function readBlock(
  extract: Extract,
  place: BlockPlace,
  { vpd, day }: { readonly vpd: string; readonly day: Day },
): Profile {
  const { reader, file, layout } = extract;
  const bytes = extract.bytesAt(place.offset, place.end - place.offset);
  const row = emptyRow();
  let next = splitRow(row, bytes, 0, bytes.length);
  const person = reader.person(row);
  const assignments: AssignmentRow[] = [];
  const { update, columns } = layout.records.assignment;
  const type = packedType(update);
  while (next < bytes.length) {
    next = splitRow(row, bytes, next, bytes.length);
    const own = row.end - row.start > 3 && packType(row.buffer, row.start) === type;
    if (own && row.count === columns && extract.personOf(row) === person.id) {
      assignments.push(reader.assignment(row));
    }
  }
  const record = `${file.name.name} line ${place.line}`;
  return { vpd, person, assignments: pickAssignments(assignments, day), record };
}

/** Picks of each assignment the row that holds on a day. */
export function pickAssignments(
  rows: readonly AssignmentRow[],
  day: Day,
): readonly AssignmentRow[] {
  if (rows.length < 2 || (rows.length === 2 && rows[0]?.id !== rows[1]?.id)) return rows;
  const byId = Map.groupBy(rows, ({ id }) => id);
  if (byId.size === rows.length) return rows;
  return [...byId.values()].flatMap((layer) => assignmentOn([layer], day) ?? []);
}
