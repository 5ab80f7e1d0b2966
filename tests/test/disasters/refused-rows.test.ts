import type { Plan } from "@rollcall/core";
import { advance, fullExtract, writeExtract } from "@rollcall/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closings } from "../stage/closings.ts";
import { type EsrTrust, esrTrust, morningOf } from "../stage/esr-trust.ts";
import { live, planFor } from "../stage/run.ts";

const day = "2026-11-17";

let world: EsrTrust;
let person: string;
/** The one post of a nurse, and the one that she moves to on the day. */
let [left, entered]: [string, string] = ["", ""];

beforeEach(async () => {
  world = await esrTrust({
    ...{ seed: 7, people: 200, vpd: "431", name: "Ambleford Teaching Hospitals", odsCode: "RZZ" },
    startDate: "2026-11-16",
  });
  await live(world, { asOf: morningOf(world.trust.date) });
  const rows = [...fullExtract(world.trust)];
  const post = rows.find((row) => isOnlyOpenPost(row, rows)) ?? "";
  person = rows.find((row) => row.startsWith(`PRA~${cell(post, 1)}~`)) ?? "";
  left = withCells(post, { 8: "TERM_ASSIGN", 9: "Terminate Assignment", 48: "20261116" });
  entered = withCells(post, { 2: "9990001", 3: "20261117", 5: "20261117" });
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

function cell(row: string, column: number): string {
  return row.split("~")[column] ?? "";
}

function withCells(row: string, cells: Readonly<Record<number, string>>): string {
  return row
    .split("~")
    .map((value, column) => cells[column] ?? value)
    .join("~");
}

function isOnlyOpenPost(row: string, rows: readonly string[]): boolean {
  const isPost = row.startsWith("ASA~") && cell(row, 8) === "ACTIVE_ASSIGN";
  const own = `ASA~${cell(row, 1)}~`;
  return isPost && cell(row, 48) === "" && rows.filter((each) => each.startsWith(own)).length === 1;
}

/** Delivers a change extract of these rows, and plans. */
async function planOf(rows: readonly string[]): Promise<Plan> {
  const [header = ""] = advance(world.trust, day, []).rows;
  await writeExtract(world.folder, [header, ...rows, `TRL~${rows.length + 2}`]);
  world.on(day);
  return await planFor(world, { asOf: morningOf(day) });
}

test("a nurse who moves from one post to another keeps her account, and one who only leaves does not", async () => {
  expect(closings(await planOf([person, left, entered]))).toEqual([]);
});

test("without her new post she is closed, so that what follows is not for want of trying", async () => {
  expect(closings(await planOf([person, left]))).toHaveLength(1);
});

describe.each([
  ["half a row", () => entered.slice(1)],
  ["a row with a blank after the person's number", () => entered.replace("~", "~ ")],
  ["a row without the person's number", () => withCells(entered, { 1: "" })],
])("where her new post comes as %s", (_, torn) => {
  test("she is closed by no plan, and the guard stops it and names the line", async () => {
    const plan = await planOf([person, left, torn()]);
    expect(plan.mode).toBe("changes");
    expect(closings(plan)).toEqual([]);
    expect(plan.verdict.decision).toBe("stop");
    expect(plan.verdict.breaches[0]).toMatchObject({
      code: "esr/read-partial",
      because: expect.stringContaining("line 4"),
    });
  });
});

test("where her new post is refused and known to be hers, the others' work goes on without her", async () => {
  const renamed = withCells(
    [...fullExtract(world.trust)].findLast((row) => row.startsWith("PRA~")) ?? "",
    { 6: "Changed" },
  );
  const refused = withCells(entered, { 25: "0,8" });
  const plan = await planOf([person, left, refused, renamed]);
  expect(closings(plan)).toEqual([]);
  expect(plan.verdict.decision).toBe("allow");
  expect(plan.operations).toHaveLength(1);
  expect(plan.findings.filter(({ finding }) => finding === "refused")).toHaveLength(2);
});

test("a department that moves under one whose row is refused takes nobody out of the trust", async () => {
  const rows = [...fullExtract(world.trust)];
  const departments = rows.filter((row) => row.startsWith("ORA~"));
  const department = departments.find((row) => cell(row, 1) === cell(left, 27)) ?? "";
  const above = withCells(department, { 1: "9990002", 4: "when it was built", 11: "RZZ" });
  const plan = await planOf([above, withCells(department, { 10: "9990002" }), person]);
  expect(closings(plan)).toEqual([]);
  expect(plan.operations).toEqual([]);
});

test("a change file of which most rows are refused is stopped, and says how many", async () => {
  const rows = [...fullExtract(world.trust)].filter((row) => row.startsWith("PRA~"));
  const bad = rows.slice(1).map((row) => withCells(row, { 13: "31/01/1980" }));
  const plan = await planOf([withCells(rows[0] ?? "", { 6: "Changed" }), ...bad]);
  expect(plan.verdict.decision).toBe("stop");
  expect(plan.verdict.breaches.map(({ code }) => code)).toEqual(["esr/refused"]);
  expect(plan.snapshots[0]).toMatchObject({ system: "esr", count: 1 });
  expect(plan.snapshots[0]?.refused).toBeGreaterThan(bad.length);
});
