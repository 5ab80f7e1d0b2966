import { statSync } from "node:fs";
import { createDecoder } from "./bytes/decode.ts";
import { emptyRow, type Row, splitRow } from "./bytes/row.ts";
import type { Descriptors } from "./descriptors.ts";
import { changedFile, untrustedFile } from "./errors.ts";
import type { ExtractFile } from "./files.ts";
import { type InterfaceLayout, layoutOf } from "./layout/layout.ts";
import type { Settings } from "./options.ts";
import { createRecordReader, type RecordReader } from "./record-reader.ts";
import { createRowKeys, type RowKeys } from "./row-keys.ts";
import { firstFrom } from "./sidecar/first-from.ts";
import { obtainSidecar } from "./sidecar/obtain.ts";
import { lineStep } from "./sidecar/sections.ts";
import type { Sidecar } from "./sidecar/sidecar.ts";

/** An extract that was found good, open for reading rows at their places. */
export interface Extract extends RowKeys {
  readonly file: ExtractFile;
  readonly layout: InterfaceLayout;
  readonly sidecar: Sidecar;
  readonly reader: RecordReader;
  /** Reads the row that begins at a place. It holds until the next call. */
  rowAt(offset: number): Row;
  /** Reads so many bytes from a place on. */
  bytesAt(offset: number, length: number): Buffer;
  /** Tells the line, counted from 1, that begins at a place. */
  lineAt(offset: number): number;
  /** Throws `unavailable` when the file is no longer as it was. */
  assertUnchanged(): void;
}

const usualRow = 1024;
const longestRow = 65 * 1024;

/** What an extract is opened with. */
export interface ExtractOptions {
  readonly settings: Settings;
  readonly descriptors: Descriptors;
  readonly signal?: AbortSignal | undefined;
}

/** Opens an extract; its index is made first when there is none that fits. */
export async function openExtract(file: ExtractFile, options: ExtractOptions): Promise<Extract> {
  const { settings, descriptors } = options;
  const layout = layoutOf(file.header.version);
  if (!layout) throw unknownVersion(file);
  const sidecar = await obtainSidecar(file, { ...options, layout });
  const decoder = createDecoder(sidecar.facts.encoding);
  const read = (into: Buffer, offset: number): number => descriptors.read(file, into, offset);
  return {
    file,
    layout,
    sidecar,
    reader: createRecordReader(layout, decoder, settings.niKey !== undefined),
    rowAt: createRowReader(read),
    bytesAt(offset, length) {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, read(bytes, offset));
    },
    ...createRowKeys(layout),
    lineAt: createLineFinder(read, sidecar),
    assertUnchanged() {
      const facts = statSync(file.path, { throwIfNoEntry: false });
      if (facts?.size !== file.size || facts.mtimeMs !== file.modified) {
        throw changedFile(file.name.name);
      }
    },
  };
}

type ReadAt = (into: Buffer, offset: number) => number;

function unknownVersion(file: ExtractFile): Error {
  return untrustedFile(
    { file: file.name.name, line: 1, field: "Version", rule: "the interface version is known" },
    "Ask for interface version 01, or for a version of this package that knows the new layout.",
  );
}

function createRowReader(read: ReadAt): Extract["rowAt"] {
  const row = emptyRow();
  const usual = Buffer.allocUnsafe(usualRow);
  return (offset) => {
    const filled = read(usual, offset);
    const next = splitRow(row, usual, 0, filled);
    if (next <= filled || filled < usualRow) return row;
    const long = Buffer.allocUnsafe(longestRow);
    splitRow(row, long, 0, read(long, offset));
    return row;
  };
}

/** Every 64th line is in the index; from there on, line ends are counted. */
function createLineFinder(read: ReadAt, sidecar: Sidecar): Extract["lineAt"] {
  const section = sidecar.section("lines");
  return (offset) => {
    const last = firstFrom({ from: 0, to: section.count }, section.offsetAt, offset + 1) - 1;
    const start = section.offsetAt(last);
    const bytes = Buffer.allocUnsafe(offset - start);
    return last * lineStep + 1 + countLines(bytes, read(bytes, start));
  };
}

function countLines(bytes: Buffer, length: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < length; at = bytes.indexOf(0x0a, at + 1)) {
    lines++;
  }
  return lines;
}
