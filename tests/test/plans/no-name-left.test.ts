import { type Allotment, definePolicy, owned, type Person, type Policy } from "@rollcall/core";
import { expect, test } from "vitest";
import { employee, hospital, hospitalPolicy, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";

/** Rules by which a user name is the family name, or one of so many numbered ones, and by which people have a manager. */
function policyOf(candidates: (base: string) => Iterable<string>): Policy {
  const { targets } = hospitalPolicy();
  const directory = targets.directory as NonNullable<typeof targets.directory>;
  const allotted = ({ names }: Person): Allotment => {
    const base = `sam.${names.legal.family.toLowerCase()}`;
    return { stem: base, candidates: candidates(base) };
  };
  return definePolicy({
    name: "hospital",
    targets: {
      directory: {
        ...directory,
        attributes: {
          ...directory.attributes,
          userName: owned(allotted),
          manager: owned((_, { primary }) =>
            primary?.managerId === undefined ? null : { referenceTo: primary.managerId },
          ),
        },
      },
    },
  });
}

const two = (base: string): Iterable<string> => [base, `${base}2`];
function* once(base: string): Generator<string> {
  for (let number = 1; ; number++) yield number === 1 ? base : `${base}${number}`;
}

function joiner(at: number, family: string, managerId?: string): Person {
  const { assignments, ...rest } = employee(at);
  return {
    ...rest,
    names: { legal: { given: "Sam", family } },
    assignments: assignments.map((one) => ({ ...one, ...(managerId && { managerId }) })),
  };
}

test("where every name that may be given is taken, no account is made, and the plan says why", async () => {
  const stage = {
    ...(await hospital({ people: 3 })),
    policy: policyOf(two),
  };
  for (const at of [3, 4, 5]) stage.source.staff.put(joiner(at, "Smith"));
  stage.source.staff.put(joiner(6, "Jones", "p5"));
  const { plan } = await live(stage, { asOf: opening });
  const made = plan.operations.filter(({ kind }) => kind === "create");
  expect(made.map(({ personId }) => personId)).toEqual(["p3", "p4", "p6"]);
  expect(plan.findings).toMatchObject([
    { finding: "blocked", personId: "p5", because: expect.stringContaining("userName") },
    { finding: "unresolved-reference", personId: "p6" },
  ]);
});

test("the account is made as soon as a name is free, without anything being said of the person", async () => {
  const stage = { ...(await hospital({ people: 3 })), policy: policyOf(two) };
  for (const at of [3, 4, 5]) stage.source.staff.put(joiner(at, "Smith"));
  await live(stage, { asOf: opening });
  stage.source.staff.put(joiner(4, "Green"));
  const renamed = await live(stage, { asOf: later(opening, 1), mode: "changes" });
  expect(renamed.plan.operations.map(({ personId }) => personId)).toEqual(["p4"]);
  const { plan } = await live(stage, { asOf: later(opening, 733), mode: "changes" });
  expect(plan.operations).toMatchObject([
    { kind: "create", personId: "p5", attributes: { userName: "sam.smith2" } },
  ]);
});

test("an account that there is keeps the name that it has, and all else is written", async () => {
  const stage = { ...(await hospital({ people: 3 })), policy: policyOf(two) };
  for (const at of [3, 4]) stage.source.staff.put(joiner(at, "Smith"));
  await live(stage, { asOf: opening });
  stage.source.staff.put(joiner(2, "Smith"));
  const plan = await planFor(stage, { asOf: later(opening, 1) });
  expect(plan.operations).toMatchObject([
    { personId: "p2", deltas: [{ attribute: "displayName", value: "Sam Smith" }] },
  ]);
  expect(plan.findings).toMatchObject([{ finding: "blocked", personId: "p2" }]);
});

test("candidates that can be gone through only once serve as well as any", async () => {
  const stage = { ...(await hospital({ people: 3 })), policy: policyOf(once) };
  for (let at = 3; at < 23; at++) stage.source.staff.put(joiner(at, "Smith"));
  const { plan } = await live(stage, { asOf: opening });
  const names = plan.operations.map((one) => one.kind === "create" && one.attributes.userName);
  expect(new Set(names).size).toBe(20);
  expect(names).toContain("sam.smith20");
});
