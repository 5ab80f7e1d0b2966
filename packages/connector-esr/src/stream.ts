import { open } from "node:fs/promises";
import { type BlockPlace, pickAssignments } from "./block.ts";
import { decimal } from "./bytes/decimal.ts";
import { createDecoder } from "./bytes/decode.ts";
import { type Key, keyAt } from "./bytes/key.ts";
import { type Region, readRegions } from "./bytes/regions.ts";
import { emptyRow, packedType, packType, type Row } from "./bytes/row.ts";
import { unreadableFile } from "./errors.ts";
import type { Extract } from "./extract.ts";
import { groundNames } from "./layout/ground.ts";
import type { RecordLayout } from "./layout/layout.ts";
import { createLookAhead, type LookAhead } from "./look-ahead.ts";
import type { Profile } from "./profile.ts";
import type { AssignmentRow, PersonRow } from "./record.ts";
import { createRecordReader, type RecordReader } from "./record-reader.ts";
import type { StreamOptions } from "./stream-options.ts";

interface Pass {
  readonly options: StreamOptions;
  /** Begins what is said of the place of a row. */
  readonly label: string;
  readonly reader: RecordReader;
  readonly row: Row;
  readonly person: RowKind;
  readonly assignment: RowKind;
  /** By packed type, for those who are told of such rows. */
  readonly ground: ReadonlyMap<number, (row: Row, line: number) => void>;
  readonly lookAhead: LookAhead;
  /** The first line of the region that was not looked at ahead. */
  ahead: number;
  line: number;
  block: Block | undefined;
  passed: Passed | undefined;
  readonly onProfile: (profile: Profile) => void;
}

interface RowKind {
  readonly type: number;
  readonly columns: number;
  /** The column of the person's id. */
  readonly id: number;
}

interface Block {
  readonly person: PersonRow;
  readonly line: number;
  readonly assignments: AssignmentRow[];
}

interface Passed extends BlockPlace {
  readonly id: Key;
  end: number;
}

/**
 * Reads the profiles of a full extract in the order of the file, so many at a time, made into what `make` makes
 * of each. Only for profiles whose rows stand together and are in this file alone; the others are given in `special`.
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
    throw unreadableFile(path, cause);
  });
  const take = (): T[] => {
    const taken = made;
    made = [];
    return taken;
  };
  try {
    for await (const region of readRegions(handle, { path, size, signal: options.signal })) {
      let line = region.continues ? 1 : 0;
      pass.ahead = line;
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
  const { person, assignment } = layout.records;
  const decoder = createDecoder(sidecar.facts.encoding);
  return {
    options,
    onProfile,
    label: `${file.name.name} line `,
    reader: createRecordReader(layout, decoder, options.niNumbers),
    row: emptyRow(),
    person: kindOf(person, "id"),
    assignment: kindOf(assignment, "personId"),
    ground: new Map(
      groundNames.map((each) => [packedType(layout.records[each].update), options.onGround[each]]),
    ),
    lookAhead: createLookAhead(layout, options.onAhead),
    ahead: 0,
    line: 0,
    block: undefined,
    passed: undefined,
  };
}

function kindOf({ update, columns, fields }: RecordLayout, id: string): RowKind {
  return { type: packedType(update), columns, id: fields[id] as number };
}

interface Stretch {
  readonly from: number;
  readonly full: () => boolean;
}

/** Passes lines until as much was made as is handed on at once; gives where it stopped. */
function passLines(pass: Pass, region: Region, { from, full }: Stretch): number {
  const { row, person, assignment, ground } = pass;
  let at = from;
  while (at < region.lines && !full()) {
    if (at >= pass.ahead) pass.ahead = pass.lookAhead(region, at);
    region.take(row, at);
    pass.line++;
    at++;
    const type = row.end - row.start < 4 ? 0 : packType(row.buffer, row.start);
    if (type === assignment.type) {
      if (row.count === assignment.columns) addAssignment(pass, region);
    } else if (type === person.type) beginBlock(pass, region);
    else ground.get(type)?.(row, pass.line);
  }
  return at;
}

function beginBlock(pass: Pass, region: Region): void {
  finishBlock(pass);
  const { row, options, person, reader, line } = pass;
  if (row.count !== person.columns) return;
  const id = keyAt(row, person.id);
  if (id <= 0) return;
  if (options.special.find(id) === -1) {
    pass.block = { person: reader.person(row), line, assignments: [] };
  } else {
    const { start, end } = row;
    pass.passed = { id, line, offset: placeOf(region, start), end: placeOf(region, end) };
  }
}

function placeOf({ offset, start }: Region, at: number): number {
  return offset + at - start;
}

function addAssignment(pass: Pass, region: Region): void {
  const { block, passed, row, reader, options, assignment } = pass;
  const id = keyAt(row, assignment.id);
  if (block?.person.id === id) {
    block.assignments.push(reader.assignment(row, options.knowsPosition));
  } else if (passed?.id === id) {
    passed.end = placeOf(region, row.end);
  }
}

function finishBlock(pass: Pass): void {
  const { block, passed, options, label } = pass;
  if (passed) {
    options.onPassed(passed.id, passed);
    pass.passed = undefined;
  }
  if (!block) return;
  const { vpd, day } = options;
  const { person, line } = block;
  const assignments = pickAssignments(block.assignments, day);
  pass.onProfile({ vpd, person, assignments, record: label + decimal(line) });
  pass.block = undefined;
}
