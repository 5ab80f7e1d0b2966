import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { staffRows } from "../../src/staff/full-extract.ts";
import { ambleford } from "./trusts.ts";

function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  return process.memoryUsage().heapUsed;
}

describe("rows on demand", () => {
  test("the first rows of two million people come before the others are made", () => {
    const before = heapAfterCollection();
    const rows = staffRows({ ...ambleford, people: 2_000_000 })[Symbol.iterator]();
    for (let count = 0; count < 100; count++) expect(rows.next().done).toBe(false);
    expect(heapAfterCollection() - before).toBeLessThan(10_000_000);
    expect(rows.next().done).toBe(false);
  });

  test("what is held while 100,000 people pass by is a small part of what passes", () => {
    let characters = 0;
    let held = 0;
    let rows = 0;
    const before = heapAfterCollection();
    for (const row of staffRows({ ...ambleford, people: 100_000 })) {
      characters += row.length;
      rows += 1;
      if (rows % 50_000 === 0) held = Math.max(held, heapAfterCollection() - before);
    }
    expect(characters).toBeGreaterThan(80_000_000);
    expect(held).toBeLessThan(10_000_000);
  });
});
