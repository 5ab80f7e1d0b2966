import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { staffRows } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { readRegions } from "../src/bytes/regions.ts";
import { go2Version01 } from "../src/layout/go2-01.ts";
import { createLookAhead } from "../src/look-ahead.ts";

const trust = {
  seed: 3,
  people: 900,
  vpd: "431",
  name: "Ambleford NHS Trust",
  odsCode: "RZZ",
  startDate: "2026-11-20",
};

/** Looks ahead over all of a file, and gives the keys that were told, by column. */
async function lookOver(path: string, size: number): Promise<number[][]> {
  const told: number[][] = [[], [], [], []];
  const lookAhead = createLookAhead(go2Version01, (ahead) => {
    const { positions, organisations, locations, supervisors, count } = ahead;
    for (const [column, keys] of [positions, organisations, locations, supervisors].entries()) {
      told[column]?.push(...keys.subarray(0, count));
    }
  });
  await using handle = await open(path, "r");
  for await (const region of readRegions(handle, { path, size })) {
    let line = region.continues ? 1 : 0;
    while (line < region.lines) line = lookAhead(region, line);
  }
  return told;
}

test("what each assignment row refers to is told once, in the order of the file, and nothing else is", async () => {
  const plain = [...staffRows(trust)];
  const post = plain.findLast((row) => row.startsWith("ASA~")) as string;
  const rows = [...plain, "ASA~1~2~3", "", "AS", ...Array.from({ length: 500 }, () => post)];
  const text = `${rows.join("\r\n")}\r\n`;
  const folder = mkdtempSync(join(tmpdir(), "rollcall-ahead-"));
  try {
    const path = join(folder, "rows");
    writeFileSync(path, text);
    const whole = rows.map((row) => row.split("~")).filter(({ length }) => length === 50);
    const keysIn = (column: number): number[] => whole.map((fields) => Number(fields[column]));
    expect(whole.length).toBeGreaterThan(1000);
    expect(await lookOver(path, Buffer.byteLength(text))).toEqual([28, 27, 13, 15].map(keysIn));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
