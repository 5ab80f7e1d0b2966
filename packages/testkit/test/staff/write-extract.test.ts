import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { staffRows } from "../../src/staff/full-extract.ts";
import { writeExtract } from "../../src/staff/write-extract.ts";
import { ambleford } from "./trusts.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "extract-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function* failingAfter(rows: Iterable<string>, count: number): Generator<string, void> {
  let left = count;
  for (const row of rows) {
    if (left === 0) throw new Error("the rows gave out");
    left -= 1;
    yield row;
  }
}

describe("writing an extract", () => {
  test("the file has the name that its header states and every row ends in CR LF", async () => {
    const rows = [...staffRows(ambleford)];
    const path = await writeExtract(folder, rows);
    expect(path).toBe(join(folder, "GO_431_EXP_GOF_20250401_00000001.DAT"));
    expect(await readFile(path, "utf8")).toBe(rows.map((row) => `${row}\r\n`).join(""));
  });

  test("the line end and the encoding are as asked for", async () => {
    const rows = [...staffRows({ ...ambleford, encoding: "windows-1252" })];
    const path = await writeExtract(folder, rows, { encoding: "windows-1252", lineEnd: "\n" });
    const text = new TextDecoder("windows-1252").decode(await readFile(path));
    expect(text).toBe(rows.map((row) => `${row}\n`).join(""));
    expect(text).toContain("’");
  });

  test("a letter that the encoding lacks is refused, and no file is left", async () => {
    const rows = staffRows({ ...ambleford, people: 2000 });
    await expect(writeExtract(folder, rows, { encoding: "windows-1252" })).rejects.toThrow(
      RangeError,
    );
    expect(await readdir(folder)).toEqual([]);
  });

  test("when rows fail half way, neither a whole nor half a file is left", async () => {
    const rows = failingAfter(staffRows({ ...ambleford, people: 5000 }), 9000);
    await expect(writeExtract(folder, rows)).rejects.toThrow("the rows gave out");
    expect(await readdir(folder)).toEqual([]);
  });

  test("rows without a header are refused", async () => {
    await expect(writeExtract(folder, [])).rejects.toThrow(RangeError);
    await expect(writeExtract(folder, ["TRL~2"])).rejects.toThrow(RangeError);
    await expect(writeExtract(folder, ["HDR~../elsewhere.DAT"])).rejects.toThrow(RangeError);
  });
});
