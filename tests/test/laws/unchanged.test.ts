import { definePolicy, firstDotLast, owned, type Person } from "@rollcall/core";
import { expect, test } from "vitest";
import { hospital, hospitalPolicy, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

/** The rules of a hospital, but that of the name only an address is made, which is given anew whenever the name changes. */
function mailPolicy() {
  const rules = hospitalPolicy().targets.directory;
  if (!rules) throw new Error("a hospital has a directory");
  const { displayName: _, ...others } = rules.attributes;
  const mail = owned(({ names }) => firstDotLast(names.legal, { domain: "example.nhs.uk" }));
  return definePolicy({
    name: "hospital with mail",
    targets: { directory: { ...rules, attributes: { ...others, mail } } },
  });
}

/** Puts up a hospital in which everybody was allotted an address. */
async function hospitalWithMail(people: number): Promise<Stage> {
  const stage = { ...(await hospital({ people })), policy: mailPolicy() };
  const { receipts } = await live(stage, { asOf: opening });
  expect(receipts).toHaveLength(people);
  return stage;
}

function directoryOf({ targets }: Stage) {
  const [target] = targets;
  if (!target) throw new Error("a hospital has a directory");
  return target.directory;
}

async function nextNight(stage: Stage) {
  const before = { ...directoryOf(stage).calls };
  const plan = await planFor(stage, { asOf: later(opening, 1), mode: "full" });
  const { scan, get } = directoryOf(stage).calls;
  return { plan, calls: { scan: scan - before.scan, get: get - before.get } };
}

test.each([5, 50])(
  "a full run in which nothing has changed reads each of %i accounts once, and asks for none, allotted names or not",
  async (people) => {
    const { plan, calls } = await nextNight(await hospitalWithMail(people));
    expect(plan.operations).toEqual([]);
    expect(plan.findings).toEqual([]);
    expect(calls).toEqual({ scan: 1, get: 0 });
  },
);

test("whose own name has changed gets another address in a full run, and nobody else is asked for", async () => {
  const stage = await hospitalWithMail(20);
  const person = stage.source.staff.people()[3] as Person;
  stage.source.staff.put({ ...person, names: { legal: { given: "Sam", family: "Newly" } } });
  const { plan, calls } = await nextNight(stage);
  expect(plan.operations).toMatchObject([{ kind: "update", personId: person.id }]);
  expect(plan.operations[0]).toHaveProperty(
    "deltas",
    expect.arrayContaining([
      { attribute: "mail", change: "replace", value: "sam.newly@example.nhs.uk" },
    ]),
  );
  expect(calls.get).toBe(1);
});

test("an allotted address that another hand took away is put back in a full run, and one that was changed is kept", async () => {
  const stage = await hospitalWithMail(5);
  const directory = directoryOf(stage);
  const ref = (stable: string) => ({ kind: "account", stable });
  directory.change(ref("k2"), { attributes: { mail: null } });
  directory.change(ref("k3"), { attributes: { mail: "s.person3@example.nhs.uk" } });
  const { plan } = await nextNight(stage);
  const deltas = [{ attribute: "mail", change: "replace", value: "sam.person2@example.nhs.uk" }];
  expect(plan.operations).toMatchObject([{ personId: "p2", deltas }]);
  await live(stage, { asOf: later(opening, 1), mode: "full" });
  expect((await nextNight(stage)).calls).toEqual({ scan: 1, get: 0 });
});

test.each([1, 10])(
  "of 30 people %i are missing, and each of them is said to be",
  async (missing) => {
    const stage = await hospital({ people: 30 });
    for (let at = 0; at < missing; at++) stage.source.staff.remove(`p${at * 2}`);
    const { findings } = await planFor(stage, { asOf: opening, mode: "full" });
    const absent = findings.filter(({ finding }) => finding === "absent");
    const expected = Array.from({ length: missing }, (_, at) => `p${at * 2}`);
    expect(absent.map(({ personId }) => personId).sort()).toEqual(expected.sort());
  },
);
