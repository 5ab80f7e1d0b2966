import { isAscii, isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import { addDays } from "../bytes/day.ts";
import { createDecoder, type Encoding } from "../bytes/decode.ts";
import { hashKey, type Key } from "../bytes/key.ts";
import { type Region, readRegions } from "../bytes/regions.ts";
import { emptyRow, isBlank, packType, type Row } from "../bytes/row.ts";
import { changedFile, unreadableFile, untrustedFile } from "../errors.ts";
import type { ExtractFile } from "../files.ts";
import type { InterfaceLayout } from "../layout/layout.ts";
import { checkRow, type RowCheck, type RowFault } from "./check-row.ts";
import { entryLists } from "./entries.ts";
import { addressable } from "./entry.ts";
import { createEnvelope, type Envelope } from "./envelope.ts";
import { planRows, type RowPlan, type UnreadRow } from "./plan-row.ts";
import { addRefused, type Block, noRefusals, type Refusals } from "./refusals.ts";
import { addEntries, type EntryContext, type EntryLists } from "./row-entries.ts";
import type { RunStore } from "./runs.ts";
import { lineStep, sectionNames } from "./sections.ts";

/** What one pass over an extract finds: the frame is whole, these rows are refused, and the others stand here. */
export interface ExtractIndex {
  readonly encoding: Encoding;
  readonly rows: number;
  readonly people: number;
  readonly refused: Refusals;
  readonly lists: EntryLists;
}

/** How to index. */
export interface IndexOptions {
  readonly layout: InterfaceLayout;
  readonly ignored: readonly string[];
  readonly niSeed: number | undefined;
  /** Takes what is not to be held in memory. */
  readonly runs: RunStore;
  readonly signal?: AbortSignal | undefined;
}

interface Pass extends EntryContext, RowCheck {
  readonly plans: ReadonlyMap<number, RowPlan | UnreadRow>;
  readonly envelope: Envelope;
  readonly row: Row;
  readonly full: boolean;
  readonly refused: Refusals;
  line: number;
  people: number;
  encoding: Encoding;
  /** The person whose rows are being passed. */
  readonly block: Block;
}

/** More than any layout has. */
const mostColumns = 64;
const longestRow = 64 * 1024;
/** A clock that is behind may ask for days before the run. */
const marginDays = 31;
const byteOrderMarkLength = 3;

/** Passes once over the bytes of an extract. Throws when it cannot be trusted as a whole. */
export async function indexExtract(
  file: ExtractFile,
  options: IndexOptions,
): Promise<ExtractIndex> {
  const name = file.name.name;
  if (file.size >= addressable)
    throw untrustedFile({ file: name, rule: "an extract is under 64 GiB" });
  const pass = beginPass(file, options);
  const { path, size } = file;
  const handle = await openFile(path);
  try {
    for await (const region of readRegions(handle, { path, size, signal: options.signal })) {
      passRegion(pass, region);
    }
    await assertUnchanged(handle, file);
  } finally {
    await handle.close();
  }
  const rows = pass.envelope.finish();
  if (file.name.kind === "full" && pass.people === 0) {
    throw untrustedFile({ file: name, rule: "a full extract has at least one person" });
  }
  const { encoding, people, refused, lists } = pass;
  return { encoding, rows, people, refused, lists };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}

/** Throws `unavailable` when a file is no longer as it was when the folder was listed. */
export async function assertUnchanged(handle: FileHandle, file: ExtractFile): Promise<void> {
  const { size, mtimeMs } = await handle.stat();
  if (size !== file.size || mtimeMs !== file.modified) throw changedFile(file.name.name);
}

function beginPass(file: ExtractFile, { layout, ignored, niSeed, runs }: IndexOptions): Pass {
  const newList = entryLists(runs);
  const lists = Object.fromEntries(sectionNames.map((name) => [name, newList()])) as EntryLists;
  return {
    plans: planRows(layout, { ignored, lists }),
    envelope: createEnvelope(file.name.name, file.name.kind),
    decoder: createDecoder("windows-1252"),
    row: emptyRow(),
    values: new Float64Array(mostColumns),
    status: { system: "", own: "" },
    full: file.name.kind === "full",
    refused: noRefusals(),
    lists,
    since: addDays(Number(file.header.run.slice(0, 8)), -marginDays),
    niSeed,
    line: 0,
    people: 0,
    encoding: "utf-8",
    block: { person: 0, offset: 0 },
  };
}

function passRegion(pass: Pass, region: Region): void {
  const { buffer, start, end, offset, continues, lines } = region;
  const bytes = buffer.subarray(start, end);
  if (pass.encoding === "utf-8" && !isAscii(bytes) && !isUtf8(bytes)) {
    pass.encoding = "windows-1252";
  }
  const hasNul = bytes.includes(0);
  const marked = offset === 0 && bytes.indexOf("\uFEFF") === 0;
  for (let line = continues ? 1 : 0; line < lines; line++) {
    region.take(pass.row, line);
    if (marked && line === 0) pass.row.start += byteOrderMarkLength;
    pass.line++;
    passRow(pass, offset + pass.row.start - start, hasNul);
  }
}

function passRow(pass: Pass, offset: number, hasNul: boolean): void {
  const { row } = pass;
  if (pass.line % lineStep === 1) pass.lists.lines.add(0, offset);
  if (isBlank(row)) return;
  const type = row.end - row.start < 4 ? 0 : packType(row.buffer, row.start);
  if (pass.envelope.take(row, type, pass.line)) return;
  const plan = pass.plans.get(type);
  const rough = roughFault(row, plan, hasNul);
  const fault =
    rough ?? (plan === undefined || plan === "unread" ? undefined : passKnown(pass, plan, offset));
  if (!fault) return;
  const { refused, line, block } = pass;
  addRefused(refused, { row, plan, fault, torn: rough !== undefined, line, offset, block }, pass);
}

/** Takes a row whose type is known; gives the rule that it breaks, if it breaks one. */
function passKnown(pass: Pass, plan: RowPlan, offset: number): RowFault | undefined {
  const { row, full, values } = pass;
  const fault =
    plan.removes && full ? { rule: "a full extract deletes nothing" } : checkRow(row, plan, pass);
  if (fault) return fault;
  addEntries({ row, plan, offset, values }, pass);
  if (!plan.removes) keepBlock(pass, plan, offset);
  return undefined;
}

function roughFault(
  row: Row,
  plan: RowPlan | UnreadRow | undefined,
  hasNul: boolean,
): RowFault | undefined {
  const length = row.end - row.start;
  if (length > longestRow) return { rule: "a row is at most 64 KiB" };
  if (hasNul && row.buffer.subarray(row.start, row.end).includes(0))
    return { rule: "a row holds no NUL" };
  if (plan === undefined || row.count === 1)
    return { field: "RecordType", rule: "a record type is known" };
  return undefined;
}

/** Notes the rows that do not stand behind their person, whom a reader of the file alone would get wrong. */
function keepBlock(pass: Pass, plan: RowPlan, offset: number): void {
  if (plan.name !== "person" && plan.name !== "assignment") return;
  const person = pass.values[plan.about as number] as Key;
  if (plan.name === "person") {
    pass.people++;
    pass.block.person = person;
    pass.block.offset = offset;
  } else if (pass.block.person !== person) {
    pass.lists.apart.add(hashKey(person), offset);
  }
}
