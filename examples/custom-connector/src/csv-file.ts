import { readFile, rename, writeFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { refusal } from "./errors.ts";
import { compared, schema } from "./schema.ts";

/** An account as it stands in the file, by column. Columns that nobody here knows are carried along. */
export type Row = Readonly<Record<string, string>>;

/** The file as it was read: its columns in their order, and its accounts. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const needed = [...Object.keys(schema.kinds.account?.attributes ?? {}), "active"];

/** Reads the file. Throws `unavailable` when it cannot be read, and `protocol` when it is not as expected. */
export async function readTable(path: string, signal?: AbortSignal): Promise<Table> {
  if (signal?.aborted) throw refusal("cancelled", "the caller asked to stop");
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw refusal("unavailable", "the file cannot be read");
  const [columns = [], ...lines] = cellsOf(bytes);
  if (needed.some((column) => !columns.includes(column)))
    throw refusal("protocol", `line 1: the columns ${needed.join(", ")} are needed`);
  const rows = lines.map(
    (line): Row => Object.fromEntries(columns.map((column, at) => [column, line[at] ?? ""])),
  );
  assertClear(rows);
  return { columns, rows };
}

/** Writes the file as a whole: who reads it meanwhile sees the old one or the new one, never half of either. */
export async function writeTable(path: string, { columns, rows }: Table): Promise<void> {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? ""));
  const text = stringify([columns, ...lines], { record_delimiter: "windows" });
  await writeFile(`${path}.part`, text, { flush: true });
  await rename(`${path}.part`, path);
}

function cellsOf(bytes: Buffer): readonly string[][] {
  try {
    return parse(bytes, { bom: true });
  } catch {
    // The parser's own error quotes the row, so it is not passed on.
    throw refusal("protocol", "the file is not CSV");
  }
}

function assertClear(rows: readonly Row[]): void {
  const names = new Set([""]);
  for (const [at, { username, active }] of rows.entries()) {
    const name = compared("username", username);
    if (names.has(name)) throw refusal("protocol", `account ${at + 1}: no username of its own`);
    if (active !== "yes" && active !== "no")
      throw refusal("protocol", `account ${at + 1}: active is neither yes nor no`);
    names.add(name);
  }
}
