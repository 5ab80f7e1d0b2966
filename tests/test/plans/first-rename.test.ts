import { definePolicy, firstDotLast, memoryStore, owned, type Person } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { employee, hospital, hospitalPolicy, opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

/** A hospital that had its accounts before Rollcall came, and whose user names follow the family name. */
async function olderHospital(knows: "links" | "nothing"): Promise<Stage> {
  const { targets } = hospitalPolicy();
  const directory = targets.directory as NonNullable<typeof targets.directory>;
  const attributes = {
    ...directory.attributes,
    userName: owned(({ names }) => firstDotLast(names.legal)),
  };
  const stage = await hospital({ people: 5 });
  return {
    ...stage,
    ...(knows === "nothing" && { store: memoryStore({ id: stage.store.id }) }),
    policy: definePolicy({
      name: "hospital",
      targets: { directory: { ...directory, attributes } },
    }),
  };
}

function called(at: number, given: string, family: string): Person {
  return { ...employee(at), names: { legal: { given, family } } };
}

async function userNameAfter(stage: Stage, person: Person, asOf: string): Promise<unknown> {
  stage.source.staff.put(person);
  await live(stage, { asOf });
  const account = stage.targets[0]?.directory.accounts().find(({ ref }) => ref.stable === "k3");
  return account?.attributes.userName;
}

describe.each([
  ["links", "full"],
  ["links", "changes"],
  ["nothing", "full"],
  ["nothing", "changes"],
] as const)("with accounts of before, of which the store knows %s", (knows, mode) => {
  test(`the first change of a family name gives the name that goes with it, in a run of ${mode}`, async () => {
    const stage = await olderHospital(knows);
    await live(stage, { asOf: opening });
    stage.source.staff.put(called(3, "Sam", "Brown"));
    const { plan } = await live(stage, { asOf: later(opening, 1), mode });
    expect(plan.operations).toMatchObject([{ kind: "update", personId: "p3" }]);
    const account = stage.targets[0]?.directory.accounts().find(({ ref }) => ref.stable === "k3");
    expect(account?.attributes.userName).toBe("sam.brown");
  });
});

test("so it is where the first plan changed something else of the account", async () => {
  const stage = await olderHospital("nothing");
  const post = { ...employee(3), assignments: [] };
  stage.source.staff.put({
    ...post,
    assignments: employee(3).assignments.map((one) => ({ ...one, position: { title: "Cook" } })),
  });
  await live(stage, { asOf: opening });
  expect(await userNameAfter(stage, called(3, "Sam", "Brown"), later(opening, 1))).toBe(
    "sam.brown",
  );
});

test("a name that was given with others taken stays when those are free, also where the source has said more of the person since", async () => {
  const stage = await olderHospital("nothing");
  await live(stage, { asOf: opening });
  stage.source.staff.put(called(2, "Sam", "Brown"));
  await live(stage, { asOf: later(opening, 1) });
  const also = { system: "esr-person:431", value: "33" };
  const { identifiers } = employee(3);
  const person = { ...called(3, "Sam", "Brown"), identifiers: [...identifiers, also] };
  expect(await userNameAfter(stage, person, later(opening, 2))).toBe("sam.brown2");
  stage.source.staff.put(called(2, "Sam", "Green"));
  await live(stage, { asOf: later(opening, 3) });
  const plan = await planFor(stage, { asOf: "2029-01-01T07:00:00Z", mode: "full" });
  expect(plan.operations).toEqual([]);
  await carryOut(plan, stage);
});
