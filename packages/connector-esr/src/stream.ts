import { open } from "node:fs/promises";
import type { Day } from "./bytes/day.ts";
import { createDecoder } from "./bytes/decode.ts";
import { type Key, keyAt } from "./bytes/key.ts";
import { type Region, readRegions } from "./bytes/regions.ts";
import { emptyRow, packedType, packType, type Row } from "./bytes/row.ts";
import { unreadable } from "./errors.ts";
import type { Extract } from "./extract.ts";
import { assignmentOn, type Profile } from "./profile.ts";
import type { AssignmentRow, PersonRow, PositionRow } from "./record.ts";
import { createRecordReader, type RecordReader } from "./record-reader.ts";

/** Which profiles to read, and how. */
export interface StreamOptions {
  readonly vpd: string;
  readonly day: Day;
  /** Whether the person rows carry NI numbers that may be read. */
  readonly niNumbers: boolean;
  /** Profiles of which the file alone does not tell all. */
  readonly skip: ReadonlySet<Key>;
  /** Whether a position has a row of its own, so that what assignment rows repeat of it need not be read. */
  readonly knowsPosition: (id: Key) => boolean;
  /** Is told of the position rows, which come before the people. */
  readonly onPosition: (row: PositionRow) => void;
  /** How many profiles are handed on at once, at most. */
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
}

interface Pass {
  readonly options: StreamOptions;
  readonly name: string;
  readonly reader: RecordReader;
  readonly row: Row;
  readonly person: RowKind;
  readonly assignment: RowKind;
  readonly position: RowKind;
  line: number;
  block: Block | undefined;
  readonly onProfile: (profile: Profile) => void;
}

interface RowKind {
  readonly type: number;
  readonly columns: number;
}

interface Block {
  readonly person: PersonRow;
  readonly line: number;
  readonly assignments: AssignmentRow[];
}

/**
 * Reads the profiles of a full extract in the order of the file, so many at a time, made into what `make` makes
 * of each. Only for profiles whose rows stand together and are in this file alone; the others are given in `skip`.
 */
export async function* streamProfiles<T>(
  extract: Extract,
  options: StreamOptions,
  make: (profile: Profile) => T,
): AsyncGenerator<T[], void> {
  let made: T[] = [];
  const pass = beginPass(extract, options, (profile) => made.push(make(profile)));
  const { path, size } = extract.file;
  const handle = await open(path, "r").catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const take = (): T[] => {
    const taken = made;
    made = [];
    return taken;
  };
  try {
    for await (const region of readRegions(handle, { size, signal: options.signal })) {
      let line = region.continues ? 1 : 0;
      while (line < region.lines) {
        line = passLines(pass, region, { from: line, full: () => made.length >= options.atOnce });
        if (made.length > 0) yield take();
      }
    }
  } finally {
    await handle.close();
  }
  finishBlock(pass);
  yield take();
}

function beginPass(
  extract: Extract,
  options: StreamOptions,
  onProfile: (profile: Profile) => void,
): Pass {
  const { layout, sidecar, file } = extract;
  const { person, assignment, position } = layout.records;
  const decoder = createDecoder(sidecar.facts.encoding);
  return {
    options,
    onProfile,
    name: file.name.name,
    reader: createRecordReader(layout, decoder, options.niNumbers),
    row: emptyRow(),
    person: { type: packedType(person.update), columns: person.columns },
    assignment: { type: packedType(assignment.update), columns: assignment.columns },
    position: { type: packedType(position.update), columns: position.columns },
    line: 0,
    block: undefined,
  };
}

interface Stretch {
  readonly from: number;
  readonly full: () => boolean;
}

/** Passes lines until as much was made as is handed on at once; gives where it stopped. */
function passLines(pass: Pass, region: Region, { from, full }: Stretch): number {
  const { row, person, assignment, position } = pass;
  let at = from;
  while (at < region.lines && !full()) {
    region.take(row, at);
    pass.line++;
    at++;
    const type = row.end - row.start < 4 ? 0 : packType(row.buffer, row.start);
    if (type === assignment.type) {
      if (row.count === assignment.columns) addAssignment(pass);
    } else if (type === person.type) beginBlock(pass);
    else if (type === position.type && row.count === position.columns) {
      pass.options.onPosition(pass.reader.position(row));
    }
  }
  return at;
}

function beginBlock(pass: Pass): void {
  finishBlock(pass);
  const { row, options, person, reader, line } = pass;
  if (row.count !== person.columns) return;
  const id = keyAt(row, 1);
  if (id > 0 && !options.skip.has(id))
    pass.block = { person: reader.person(row), line, assignments: [] };
}

function addAssignment({ block, row, reader, options }: Pass): void {
  if (!block || keyAt(row, 1) !== block.person.id) return;
  block.assignments.push(reader.assignment(row, options.knowsPosition));
}

function finishBlock(pass: Pass): void {
  const { block, options, name } = pass;
  if (!block) return;
  const { vpd, day } = options;
  const { person, line } = block;
  const assignments = pickAssignments(block.assignments, day);
  pass.onProfile({ vpd, person, assignments, record: `${name} line ${line}` });
  pass.block = undefined;
}

function pickAssignments(rows: readonly AssignmentRow[], day: Day): readonly AssignmentRow[] {
  if (rows.length < 2) return rows;
  const byId = Map.groupBy(rows, ({ id }) => id);
  if (byId.size === rows.length) return rows;
  return [...byId.values()].flatMap((layer) => assignmentOn([layer], day) ?? []);
}
