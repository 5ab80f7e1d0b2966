import {
  type Absent,
  type Finding,
  findLinkByPerson,
  type Lifecycle,
  type Person,
} from "@rollcall/core";
import { expect, test } from "vitest";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import type { Systems } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";
import { thinned } from "../stage/thinned.ts";

const ended = { status: "ended", end: "2026-11-20" } as const;
const left: Person = {
  ...employee(7),
  assignments: employee(7).assignments.map((post) => ({ ...post, ...ended })),
};

/** The same systems after another organisation took the account of employee 7. */
function taken(stage: Systems, get: Absent["absent"]): Systems {
  const targets = stage.targets.map((target) =>
    thinned(target, { shows: ({ ref }) => ref.stable !== "k7", get }),
  );
  return { ...stage, targets };
}

/** Somebody leaves, the plan for that is carried out, and on the next day another organisation holds the account. */
async function adopted(
  lifecycle: Lifecycle,
): Promise<{ readonly closed: number; readonly findings: readonly Finding[] }> {
  const stage = await hospital({ people: 30, lifecycle });
  await live(stage, { asOf: opening });
  stage.source.staff.put(left);
  const asOf = later(opening, 1);
  const { plan } = await live(stage, { asOf });
  const systems = taken(stage, "no-permission");
  const next = await planFor(systems, { asOf: later(opening, 2), mode: "full" });
  expect(next.operations).toEqual([]);
  return { closed: plan.operations.length, findings: next.findings };
}

test("an account that a leaver took along is left to whoever holds it, and nobody is asked to look", async () => {
  const { closed, findings } = await adopted({ whenLeft: "as-it-is" });
  expect(closed).toBe(0);
  expect(findings.filter(({ finding }) => finding === "blocked")).toEqual([]);
});

test("a leaver's account that was to be closed and cannot be seen any more is told of", async () => {
  const { closed, findings } = await adopted({});
  expect(closed).toBe(1);
  expect(findings.filter(({ finding }) => finding === "blocked")).toHaveLength(1);
});

test.for(["full", "changes"] as const)(
  "an account of which the target says that it is another organisation's is let go of in a run of %s, and nobody is told",
  async (mode) => {
    const stage = await hospital({ people: 30 });
    await live(stage, { asOf: opening });
    stage.source.staff.put(left);
    const systems = taken(stage, "not-ours");
    const { plan } = await live(systems, { asOf: later(opening, 1), mode });
    expect(plan.operations).toEqual([]);
    expect(plan.findings).toEqual([]);
    expect(await findLinkByPerson(stage.store, "directory", left)).toBeUndefined();
  },
);

test("somebody in post whose account is another organisation's now needs one again", async () => {
  const stage = await hospital({ people: 30 });
  await live(stage, { asOf: opening });
  const systems = taken(stage, "not-ours");
  const { operations } = await planFor(systems, { asOf: later(opening, 1), mode: "full" });
  expect(operations.map(({ kind, personId }) => [kind, personId])).toEqual([
    ["create", employee(7).id],
  ]);
});

test.for([
  ["disable", {}],
  ["delete", { retainDays: 0 }],
] as const)(
  "what is to %s is not touched once the target says that it is another organisation's",
  async ([act, lifecycle]) => {
    const stage = await hospital({ people: 30, lifecycle });
    await live(stage, { asOf: opening });
    stage.source.staff.put(left);
    const plan = await planFor(stage, { asOf: later(opening, 2) });
    expect(plan.operations.flatMap(({ classes }) => classes)).toContain(act);
    const receipts = await carryOut(plan, taken(stage, "not-ours"));
    expect(receipts.map(({ status, differs }) => [status, differs])).toEqual([
      ["skipped", ["exists"]],
    ]);
  },
);
