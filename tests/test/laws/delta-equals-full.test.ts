import type { AccountRef, Assignment, Person } from "@rollcall/core";
import type { World } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { stageOf } from "../stage/stage.ts";
import { happen, later, stretches } from "../stage/steps.ts";
import { worlds } from "../stage/worlds.ts";

test("reading what has changed finds what reading everything finds, whatever has happened", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), stretches(), async (world, script) => {
      const stage = await stageOf(world);
      let { asOf } = world;
      await live(stage, { asOf });
      for (const { steps, days, mode } of script) {
        for (const step of steps) happen(stage, step);
        asOf = later(asOf, days);
        const full = await planFor(stage, { asOf, mode: "full" });
        const changes = await planFor(stage, { asOf, mode: "changes" });
        expect(changes.operations).toEqual(full.operations);
        const receipts = await carryOut(mode === "full" ? full : changes, stage);
        for (const { status } of receipts) expect(status).toBe("done");
      }
      for (const mode of ["changes", "full"] as const) {
        const plan = await planFor(stage, { asOf, mode });
        expect(plan.operations).toEqual([]);
      }
    }),
    runs(150),
  );
});

test("a supervisor whose account went before the first day is known, once it is made again, to who waits for it", async () => {
  const person = (at: number, post: Partial<Assignment>): Person => {
    const { assignments, ...rest } = employee(at);
    return { ...rest, assignments: assignments.map((each) => ({ ...each, ...post })) };
  };
  const world: World = {
    asOf: opening,
    today: "2026-11-20",
    target: "directory",
    people: [person(1, { start: "2026-11-20" })],
    accounts: [],
    links: [],
    lifecycle: { createDaysBefore: 0 },
    groups: {},
  };
  const stage = await stageOf(world);
  await live(stage, { asOf: opening });
  happen(stage, { step: "put", person: person(1, { start: "2026-11-21", status: "accepted" }) });
  happen(stage, { step: "delete", account: 0 });
  await live(stage, { asOf: opening, mode: "changes" });
  happen(stage, { step: "put", person: person(2, { managerId: "p1" }) });
  await live(stage, { asOf: opening, mode: "changes" });
  const asOf = later(opening, 1);
  const full = await planFor(stage, { asOf, mode: "full" });
  expect(full.operations.map(({ kind, personId }) => [kind, personId])).toEqual([
    ["create", "p1"],
    ["update", "p2"],
  ]);
  const changes = await planFor(stage, { asOf, mode: "changes" });
  expect(changes.operations).toEqual(full.operations);
});

test("who has yet to come, whose other post vanished and whose account somebody deleted, is given another one", async () => {
  const stage = await hospital({ people: 20 });
  const { assignments, ...rest } = employee(50);
  const [post] = assignments as readonly [Assignment];
  stage.source.staff.put({ ...rest, assignments: [post, { ...post, id: "b50", primary: false }] });
  await live(stage, { asOf: opening });
  const joining = { ...post, start: "2026-11-27" };
  stage.source.staff.put({ ...rest, assignments: [joining] });
  const account = stage.targets[0]?.directory
    .accounts()
    .find(({ attributes }) => attributes.employeeNumber === "u50");
  stage.targets[0]?.directory.remove(account?.ref as AccountRef);
  const asOf = later(opening, 1);
  for (const mode of ["full", "changes"] as const) {
    const plan = await planFor(stage, { asOf, mode });
    expect(plan.operations.map(({ kind, personId }) => [kind, personId])).toEqual([
      ["create", "p50"],
    ]);
  }
});

test("what stood in the way of somebody may go, and the next change run sees it", async () => {
  const stage = await hospital({ people: 20 });
  await live(stage, { asOf: opening });
  const [directory] = stage.targets.map((target) => target.directory);
  const twice = ["a", "b"].map((name) =>
    directory?.add({ attributes: { userName: `sam.${name}`, employeeNumber: "u50" } }),
  );
  stage.source.staff.put(employee(50));
  const held = await live(stage, { asOf: opening, mode: "changes" });
  expect(held.plan.operations).toEqual([]);
  expect(held.plan.findings.map(({ finding }) => finding)).toContain("disputed");
  if (twice[1]) directory?.change(twice[1], { attributes: { employeeNumber: null } });
  const { plan } = await live(stage, { asOf: opening, mode: "changes" });
  expect(plan.operations).toMatchObject([{ personId: "p50", ref: twice[0] }]);
});
