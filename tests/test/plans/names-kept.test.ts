import { definePolicy, firstDotLast, owned, type Person, type Policy } from "@rollcall/core";
import { expect, test } from "vitest";
import { employee, hospital, hospitalPolicy, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";

const wedding = "2026-11-21T07:00:00Z";

function policyOf(namesKeptDays: number | undefined): Policy {
  const { targets } = hospitalPolicy();
  const { attributes, ...directory } = targets.directory ?? {};
  return definePolicy({
    name: "hospital",
    targets: {
      directory: {
        correlate: [],
        ...directory,
        attributes: { ...attributes, userName: owned(({ names }) => firstDotLast(names.legal)) },
        ...(namesKeptDays === undefined ? {} : { namesKeptDays }),
      },
    },
  });
}

function called(at: number, family: string): Person {
  return { ...employee(at), names: { legal: { given: "Sam", family } } };
}

/** Somebody has joined as Sam Smith and is Sam Jones since the wedding; another Sam Smith is about to join. */
async function afterWedding(namesKeptDays?: number): Promise<Stage> {
  const stage = { ...(await hospital({ people: 3 })), policy: policyOf(namesKeptDays) };
  stage.source.staff.put(called(3, "Smith"));
  await live(stage, { asOf: opening });
  stage.source.staff.put(called(3, "Jones"));
  await live(stage, { asOf: wedding });
  stage.source.staff.put(called(4, "Smith"));
  return stage;
}

test.each([
  [30, "2026-12-21T07:00:00Z", "sam.smith2"],
  [30, "2026-12-22T07:00:00Z", "sam.smith"],
  [undefined, "2028-11-20T07:00:00Z", "sam.smith2"],
  [undefined, "2028-11-21T07:00:00Z", "sam.smith"],
])("a name that somebody had goes to nobody else for %s days, on %s", async (days, asOf, name) => {
  const { operations } = await planFor(await afterWedding(days), { asOf });
  expect(operations).toMatchObject([{ kind: "create", personId: "p4" }]);
  expect(operations[0]).toHaveProperty("attributes.userName", name);
});

test("who had a name gets it back", async () => {
  const stage = await afterWedding(30);
  stage.source.staff.put(called(3, "Smith"));
  stage.source.staff.remove("p4");
  const { operations } = await planFor(stage, { asOf: "2026-12-01T07:00:00Z" });
  const back = { attribute: "userName", change: "replace", value: "sam.smith" };
  expect(operations).toMatchObject([
    { kind: "update", personId: "p3", deltas: expect.arrayContaining([back]) },
  ]);
});
