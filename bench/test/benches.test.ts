import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { benchChanges } from "../src/changes/bench.ts";
import { benchDiff } from "../src/diff/bench.ts";
import { benchEsr } from "../src/esr/bench.ts";
import { benchNational } from "../src/national/bench.ts";
import { benches, benchOptions } from "../src/options.ts";
import { benchReconcile } from "../src/reconcile/bench.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rollcall-bench-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const rows = (table: string): readonly (readonly string[])[] =>
  table.split("\n").map((line) => line.trim().split(/ {2,}/));

test("every engine sees the same changed accounts, and ours takes no spelling for a change", () => {
  const [head, , ours, ...others] = rows(benchDiff(200));
  expect(head).toHaveLength(7);
  expect(ours?.slice(3)).toEqual(["1.0 ×", "0 %", "0 %", "0 %"]);
  expect(others.length).toBeGreaterThan(3);
});

test("the engine, on any night and without a cache, and both maps of objects find the same 0.5 % to be done", async () => {
  const [, , ...found] = rows(await benchReconcile(folder, { people: 2000, rounds: 1 }));
  expect(found.slice(0, 5).map((row) => row.slice(0, 3))).toEqual([
    ["Rollcall", "2,000", "10"],
    ["Rollcall, first night", "2,000", "10"],
    ["Rollcall, no cache", "2,000", "10"],
    ["plain map", "2,000", "10"],
    ["map of accounts", "2,000", "10"],
  ]);
});

test("the staff record is read by every reader, beside the floor", async () => {
  const [, , ...found] = rows(await benchEsr(folder, [300], 1));
  expect(found.slice(0, 5).map((row) => row.slice(0, 2))).toEqual([
    ["strings, split at ~", "300"],
    ["connector-esr, first read", "300"],
    ["connector-esr, index kept", "300"],
    ["with niKey, first read", "300"],
    ["with niKey, index kept", "300"],
  ]);
});

test("a change file of so many rows makes a plan in trusts of every size", async () => {
  const [, , ...found] = rows(
    await benchChanges(folder, { sizes: [300, 900], rows: 40, rounds: 1 }),
  );
  expect(found.map((row) => row.slice(0, 2))).toEqual([
    ["300", "40"],
    ["900", "40"],
  ]);
  for (const row of found) expect(Number(row[2])).toBeGreaterThan(0);
});

test("a change run in which nothing changed costs one request, however many accounts there are", async () => {
  const [, , ...found] = rows(await benchNational([100, 300]));
  expect(found.map((row) => row.slice(0, 3))).toEqual([
    ["100", "0", "1"],
    ["100", "1", "4"],
    ["300", "0", "1"],
    ["300", "3", "8"],
  ]);
  expect(found.map((row) => row[8])).toEqual(["101", "101", "301", "301"]);
});

test("the command line picks benches by name and refuses others", () => {
  expect(benchOptions([])).toEqual({ quick: false, only: benches });
  expect(benchOptions(["--quick", "--only", "esr", "--only", "diff"])).toEqual({
    quick: true,
    only: ["esr", "diff"],
  });
  expect(() => benchOptions(["--only", "speed"])).toThrow(TypeError);
});
