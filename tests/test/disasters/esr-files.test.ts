import { copyFile, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConnectorError } from "@rollcall/core";
import {
  advance,
  expectedStaff,
  fullExtract,
  syntheticTrust,
  type TrustDay,
  writeExtract,
} from "@rollcall/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closings } from "../stage/closings.ts";
import { targetContents } from "../stage/contents.ts";
import { type EsrTrust, esrTrust, morningOf } from "../stage/esr-trust.ts";
import { carryOut, live, planFor } from "../stage/run.ts";

const options = {
  seed: 7,
  people: 200,
  vpd: "431",
  name: "Ambleford Teaching Hospitals",
  odsCode: "RZZ",
  startDate: "2026-11-16",
};

let world: EsrTrust;

beforeEach(async () => {
  world = await esrTrust(options);
  await live(world, { asOf: morningOf(world.trust.date) });
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

/** Reads on a day, and gives what a run comes to: the plan's operations, or the code of the error. */
async function comesTo(date: string, mode: "auto" | "full" = "auto"): Promise<unknown> {
  world.on(date);
  try {
    const plan = await planFor(world, { asOf: morningOf(date), mode });
    return plan.verdict.decision === "stop" ? "stopped by the guard" : plan.operations.length;
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    return error.code;
  }
}

/** Makes plans that close nobody, and that the guard stops all the same. */
async function believesNothing(date: string): Promise<void> {
  world.on(date);
  for (const mode of ["auto", "full"] as const) {
    const plan = await planFor(world, { asOf: morningOf(date), mode });
    expect(closings(plan)).toEqual([]);
    expect(plan.verdict.decision).toBe("stop");
    expect(plan.verdict.breaches.map(({ code }) => code)).toContain("esr/drop");
  }
}

async function fileOf(part: string): Promise<string> {
  const names = await readdir(world.folder);
  return join(world.folder, names.find((name) => name.includes(part)) ?? part);
}

async function deliver(day: TrustDay): Promise<string> {
  return await writeExtract(world.folder, day.rows);
}

/** Leaves out people and their assignments, and lets the trailer count what is there. */
function without(extract: Iterable<string>, personIds: ReadonlySet<unknown>): readonly string[] {
  const rows = [...extract];
  const kept = rows.filter((row) => {
    const [code, personId] = row.split("~");
    return !((code === "PRA" || code === "ASA") && personIds.has(personId));
  });
  const trailer = kept.at(-1) ?? "";
  return [...kept.slice(0, -1), trailer.replace(String(rows.length), String(kept.length))];
}

/** Gives a person, an assignment and a supervisor another number, as a migration of ESR does. */
function withOtherNumbers(row: string): string {
  const columns = { PRA: [1], ASA: [1, 2, 15] }[row.slice(0, 3)] ?? [];
  const cells = row.split("~");
  for (const column of columns)
    if (cells[column]) cells[column] = String(500_000_000 + Number(cells[column]));
  return cells.join("~");
}

describe("a delivery of ESR files that went wrong changes no account", () => {
  test("a full extract that was cut in the middle, and ends in its trailer all the same", async () => {
    const day = advance(world.trust, "2026-11-17", []);
    const path = await writeExtract(world.folder, fullExtract(day.trust));
    const lines = (await readFile(path, "utf8")).split("\r\n");
    const kept = [...lines.slice(0, lines.length / 2), ...lines.slice(-2)];
    await writeFile(path, kept.join("\r\n"));
    for (const mode of ["auto", "full"] as const) {
      expect(await comesTo("2026-11-17", mode)).toBe("protocol");
    }
  });

  test("a full extract without 30 % of its people, whose trailer counts what is there", async () => {
    const day = advance(world.trust, "2026-11-17", []);
    const rows = [...fullExtract(day.trust)];
    const people = rows.filter((row) => row.startsWith("PRA~"));
    const gone = new Set(people.slice(0, people.length * 0.3).map((row) => row.split("~")[1]));
    await writeExtract(world.folder, without(rows, gone));
    await believesNothing("2026-11-17");
  });

  test("a full extract without the open profile of somebody who has left another one", async () => {
    const several = expectedStaff(world.trust).find(
      ({ profiles, openAssignments }) => profiles.length === 2 && openAssignments.length === 1,
    );
    const [post] = several?.openAssignments ?? [];
    const day = advance(world.trust, "2026-11-17", []);
    await writeExtract(world.folder, without(fullExtract(day.trust), new Set([post?.personId])));
    world.on("2026-11-17");
    const before = targetContents(world.targets);
    const { plan } = await live(world, { asOf: morningOf("2026-11-17"), mode: "full" });
    expect([plan.verdict.decision, plan.operations]).toEqual(["allow", []]);
    expect(plan.findings.filter(({ finding }) => finding === "refused")).toMatchObject([
      { because: expect.stringContaining(`esr:431:${post?.assignmentId}`) },
    ]);
    expect(targetContents(world.targets)).toEqual(before);
  });

  test("a file of another trust under the name of this one", async () => {
    const other = syntheticTrust({ ...options, seed: 8, vpd: "508", startDate: "2026-11-17" });
    const path = await writeExtract(world.folder, fullExtract(other));
    await rename(path, path.replace("508", "431"));
    for (const mode of ["auto", "full"] as const) {
      expect(await comesTo("2026-11-17", mode)).toBe("protocol");
    }
  });

  test("a file of another trust that says that it is of this one", async () => {
    const other = syntheticTrust({ ...options, seed: 8, startDate: "2026-11-17" });
    await writeExtract(world.folder, fullExtract({ ...other, sequence: 2 }));
    // Some of its people have the keys of ours, and may have left there: only the guard can tell.
    for (const mode of ["auto", "full"] as const) {
      expect(await comesTo("2026-11-17", mode)).toBe("stopped by the guard");
    }
  });

  test("a change file that comes twice, under its own name and another", async () => {
    const day = advance(world.trust, "2026-11-17");
    const path = await deliver(day);
    world.on("2026-11-17");
    await live(world, { asOf: morningOf("2026-11-17") });
    const before = targetContents(world.targets);
    await copyFile(path, path.replace("00000002", "00000003"));
    await copyFile(path, path.replace(".DAT", " (1).DAT"));
    expect(await comesTo("2026-11-17")).toBe(0);
    expect(await comesTo("2026-11-17", "full")).toBe(0);
    expect(targetContents(world.targets)).toEqual(before);
  });

  test("a change file that is missing, until it comes", async () => {
    const one = advance(world.trust, "2026-11-17");
    const two = advance(one.trust, "2026-11-18");
    await deliver(two);
    for (const mode of ["auto", "full"] as const) {
      expect(await comesTo("2026-11-18", mode)).toBe("delta-invalid");
    }
    await deliver(one);
    const asOf = morningOf("2026-11-18");
    const plan = await planFor(world, { asOf });
    await carryOut(plan, world);
    expect((await planFor(world, { asOf, mode: "full" })).operations).toEqual([]);
  });

  test("a full extract in which everybody has another number, and is the same human", async () => {
    const day = advance(world.trust, "2026-11-17", []);
    await writeExtract(world.folder, [...fullExtract(day.trust)].map(withOtherNumbers));
    world.on("2026-11-17");
    const before = targetContents(world.targets);
    const { plan, receipts } = await live(world, { asOf: morningOf("2026-11-17"), mode: "full" });
    expect([plan.operations, receipts]).toEqual([[], []]);
    // A supervisor whose first day is still far off, as on the day before; and nobody is missing, or claimed twice.
    expect(new Set(plan.findings.map(({ finding }) => finding))).toEqual(
      new Set(["unresolved-reference"]),
    );
    expect(targetContents(world.targets)).toEqual(before);
    expect(await comesTo("2026-11-17", "full")).toBe(0);
  });

  test("an empty folder", async () => {
    const path = await fileOf("GOF");
    await rename(path, `${path}.away`);
    expect(await comesTo("2026-11-17")).toBe("not-found");
  });
});

test("somebody in two VPDs who leaves one of them is a mover, and keeps the one account", async () => {
  const neighbour = { vpd: "508", name: "Brackwater", odsCode: "RYY", people: 120 };
  await using two = await esrTrust({ ...options, neighbour });
  await live(two, { asOf: morningOf(two.trust.date) });
  const shared = expectedStaff(two.trust).find(({ openAssignments }) => {
    const vpds = new Set(openAssignments.map(({ vpd }) => vpd));
    return openAssignments.length === 2 && vpds.size === 2;
  });
  const own = shared?.profiles.find(({ vpd }) => vpd === "431");
  const slot = two.trust.staff.findIndex(({ personId }) => String(personId) === own?.personId);
  expect(slot).toBeGreaterThanOrEqual(0);
  const accounts = (): unknown[] =>
    (two.targets[0]?.directory.accounts() ?? []).filter(({ attributes, enabled }) => {
      const keys = shared?.profiles.map(({ vpd, personId }) => `${vpd}:${personId}`);
      return enabled && keys?.includes(String(attributes.personKey));
    });
  expect(accounts()).toHaveLength(1);
  const left = advance(two.trust, "2026-11-17", [
    {
      kind: "leave",
      slot,
      terminationDate: "2026-11-17",
      lastWorkingDay: "2026-11-17",
      terminationReason: "Voluntary Resignation - Relocation",
    },
  ]);
  await writeExtract(two.folder, left.rows);
  if (left.neighbour) await writeExtract(two.folder, left.neighbour.rows);
  for (const date of ["2026-11-18", "2026-11-19"]) {
    two.on(date);
    await live(two, { asOf: morningOf(date) });
    expect(accounts()).toHaveLength(1);
  }
});
