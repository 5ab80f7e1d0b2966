import { findLinkByPerson } from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";

const asOf = later(opening, 1);

test("a source in which everybody has another id, and is the same human, changes no account", async () => {
  const stage = await hospital({ people: 300 });
  await live(stage, { asOf: opening });
  const people = stage.source.staff
    .people()
    .map((person) => ({ ...person, id: `new-${person.id}` }));
  const rekeyed = { ...stage, source: memorySource({ name: "staff", people }) };
  const plan = await planFor(rekeyed, { asOf, mode: "full" });
  expect(plan.operations).toEqual([]);
  expect(plan.findings).toEqual([]);
  await carryOut(plan, rekeyed);
  for (const person of people.slice(0, 5)) {
    const link = await findLinkByPerson(stage.store, "directory", {
      id: person.id,
      identifiers: [],
    });
    expect(link?.account.stable).toBe(person.id.replace("new-p", "k"));
  }
  const again = await planFor(rekeyed, { asOf, mode: "full" });
  expect(again.operations).toEqual([]);
  expect(again.checkpoint.atEnd.filter(({ space }) => space === "links")).toEqual([]);
});

test("ids that a re-keyed source gives to other humans give them nobody's account", async () => {
  const stage = await hospital({ people: 100 });
  await live(stage, { asOf: opening });
  const people = stage.source.staff
    .people()
    .map((person) => ({ ...person, id: `p${(Number(person.id.slice(1)) + 1) % 100}` }));
  const rekeyed = { ...stage, source: memorySource({ name: "staff", people }) };
  const plan = await planFor(rekeyed, { asOf, mode: "full" });
  expect(plan.operations).toEqual([]);
});

test("one person who is given another id in a change file is the same human, and is missed by nobody", async () => {
  const stage = await hospital({ people: 30 });
  await live(stage, { asOf: opening });
  const person = employee(3);
  stage.source.staff.remove(person.id);
  stage.source.staff.put({ ...person, id: "new-p3" });
  const { plan } = await live(stage, { asOf, mode: "changes" });
  expect(plan.operations).toEqual([]);
  expect(plan.findings).toEqual([]);
  const again = await planFor(stage, { asOf, mode: "full" });
  expect([again.operations, again.findings]).toEqual([[], []]);
});
