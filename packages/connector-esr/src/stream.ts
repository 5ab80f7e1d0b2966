import { open } from "node:fs/promises";
import type { Day } from "./bytes/day.ts";
import { createDecoder } from "./bytes/decode.ts";
import { type Region, readRegions } from "./bytes/regions.ts";
import { emptyRow, packedType, packType, type Row, splitRow } from "./bytes/row.ts";
import { unreadable } from "./errors.ts";
import type { Extract } from "./extract.ts";
import { assignmentOn, type Profile } from "./profile.ts";
import {
  type AssignmentRow,
  createRecordReader,
  type PersonRow,
  type RecordReader,
} from "./record.ts";
import { isKey } from "./sidecar/check-row.ts";
import { fieldText } from "./versions.ts";

/** Which profiles to read, and how. */
export interface StreamOptions {
  readonly vpd: string;
  readonly day: Day;
  /** Whether the person rows carry NI numbers that may be read. */
  readonly niNumbers: boolean;
  /** Profiles of which the file alone does not tell all. */
  readonly skip: ReadonlySet<string>;
  readonly signal?: AbortSignal | undefined;
}

interface Pass {
  readonly options: StreamOptions;
  readonly name: string;
  readonly reader: RecordReader;
  readonly row: Row;
  readonly person: RowKind;
  readonly assignment: RowKind;
  line: number;
  block: Block | undefined;
  done: Profile[];
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
 * Reads the profiles of a full extract in the order of the file, one region of it after another. Only for profiles
 * whose rows stand together and are in this file alone; the others are given in `skip`.
 */
export async function* streamProfiles(
  extract: Extract,
  options: StreamOptions,
): AsyncGenerator<Profile[], void> {
  const pass = beginPass(extract, options);
  const { path, size } = extract.file;
  const handle = await open(path, "r").catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    for await (const region of readRegions(handle, { size, signal: options.signal })) {
      passRegion(pass, region);
      yield pass.done;
      pass.done = [];
    }
  } finally {
    await handle.close();
  }
  finishBlock(pass);
  yield pass.done;
}

function beginPass(extract: Extract, options: StreamOptions): Pass {
  const { layout, sidecar, file } = extract;
  const { person, assignment } = layout.records;
  const decoder = createDecoder(sidecar.facts.encoding);
  return {
    options,
    name: file.name.name,
    reader: createRecordReader(layout, decoder, options.niNumbers),
    row: emptyRow(),
    person: { type: packedType(person.update), columns: person.columns },
    assignment: { type: packedType(assignment.update), columns: assignment.columns },
    line: 0,
    block: undefined,
    done: [],
  };
}

function passRegion(pass: Pass, region: Region): void {
  const { buffer, length } = region;
  const { row, person, assignment } = pass;
  let at = region.continues ? buffer.indexOf(0x0a) + 1 || length : 0;
  while (at < length) {
    const next = splitRow(row, buffer, at, length);
    pass.line++;
    const type = row.end - at < 4 ? 0 : packType(buffer, at);
    if (type === person.type) beginBlock(pass);
    else if (type === assignment.type && row.count === assignment.columns) addAssignment(pass);
    at = next;
  }
}

function beginBlock(pass: Pass): void {
  finishBlock(pass);
  const { row, options, person, reader, line } = pass;
  if (row.count !== person.columns || !isKey(row, 1) || options.skip.has(fieldText(row, 1))) return;
  pass.block = { person: reader.person(row), line, assignments: [] };
}

function addAssignment({ block, row, reader }: Pass): void {
  if (!block) return;
  const assignment = reader.assignment(row);
  if (assignment.personId === block.person.id) block.assignments.push(assignment);
}

function finishBlock(pass: Pass): void {
  const { block, options, name } = pass;
  if (!block) return;
  const { vpd, day } = options;
  const { person, line } = block;
  const assignments = pickAssignments(block.assignments, day);
  pass.done.push({ vpd, person, assignments, record: `${name} line ${line}` });
  pass.block = undefined;
}

function pickAssignments(rows: readonly AssignmentRow[], day: Day): readonly AssignmentRow[] {
  if (rows.length < 2) return rows;
  const byId = Map.groupBy(rows, ({ id }) => id);
  if (byId.size === rows.length) return rows;
  return [...byId.values()].flatMap((layer) => assignmentOn([layer], day) ?? []);
}
