import type { Limits } from "@rollcall/core";
import type { OtherHand, World } from "@rollcall/testkit";
import { describe, expect, test } from "vitest";
import { employee, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { type Stage, stageOf } from "../stage/stage.ts";

const nurses = { kind: "group", id: "nurses" } as const;
const onGroups: Limits = { concurrency: 8, membership: { side: "entitlement" } };

/** A directory in which nobody has an account yet. Everybody is to be in one group, and under the first. */
async function newTrust(people: number, limits?: Limits): Promise<Stage> {
  const staff = Array.from({ length: people }, (_, at) => {
    const { assignments, ...rest } = employee(at);
    const identifiers = [{ system: "esr-employee:431", value: String(20_000_000 + at) }];
    const position = { title: "Nurse", staffGroup: "Nursing" };
    const managed = at === 0 ? {} : { managerId: "p0" };
    return {
      ...rest,
      identifiers,
      assignments: assignments.map((one) => ({ ...one, position, ...managed })),
    };
  });
  const world: World = {
    asOf: opening,
    today: opening.slice(0, 10),
    target: "directory",
    people: staff,
    accounts: [],
    links: [],
    lifecycle: {},
    groups: { Nursing: [nurses] },
  };
  return await stageOf(world, { pageSize: 1000, ...(limits && { limits }) });
}

/** Counts what a change run with nothing new asks of each system. */
async function callsOfQuietRun(people: number, limits?: Limits): Promise<object> {
  const stage = await newTrust(people, limits);
  const { receipts } = await live(stage, { asOf: opening });
  expect(receipts.length).toBeGreaterThanOrEqual(people);
  const counts = (): Record<string, number> => ({
    ...stage.targets[0]?.directory.calls,
    ...Object.fromEntries(
      Object.entries(stage.source.staff.calls).map(([kind, count]) => [`source ${kind}`, count]),
    ),
  });
  const before = counts();
  const { operations } = await planFor(stage, { asOf: opening, mode: "changes" });
  expect(operations).toEqual([]);
  const after = Object.entries(counts());
  return Object.fromEntries(after.map(([kind, count]) => [kind, count - (before[kind] ?? 0)]));
}

describe("after a first load", () => {
  test.each([
    ["on accounts", undefined],
    ["on groups", onGroups],
  ])(
    "a change run asks no more for many people than for few, memberships written %s",
    async (_, limits) => {
      const few = await callsOfQuietRun(5, limits);
      expect(few).toMatchObject({ get: 0, "source get": 0, scan: 0, since: 1 });
      expect(await callsOfQuietRun(60, limits)).toEqual(few);
    },
  );

  test.each<[string, OtherHand]>([
    ["a title", { attributes: { title: "Porter" } }],
    ["a reference", { attributes: { manager: null } }],
    ["a name that is set when empty", { attributes: { givenName: null } }],
    ["a membership", { entitlements: [] }],
    ["access", { enabled: false }],
  ])("%s that another hand changes is found and put back, of nobody else", async (_, change) => {
    const stage = await newTrust(5);
    await live(stage, { asOf: opening });
    const [directory] = stage.targets.map((target) => target.directory);
    const third = directory
      ?.accounts()
      .find(({ attributes }) => attributes.employeeNumber === "20000003");
    if (!directory || !third) throw new Error("the account was not made");
    directory.change(third.ref, change);
    const full = await planFor(stage, { asOf: opening, mode: "full" });
    const { plan } = await live(stage, { asOf: opening, mode: "changes" });
    expect(plan.operations).toMatchObject([{ kind: "update", personId: "p3" }]);
    expect(plan.operations).toEqual(full.operations);
  });

  test("what is remembered of the writes of one plan is forgotten with the next", async () => {
    const stage = await newTrust(3);
    await live(stage, { asOf: opening });
    expect(await Array.fromAsync(stage.store.scan("settled"))).toHaveLength(3);
    await live(stage, { asOf: opening, mode: "changes" });
    expect(await Array.fromAsync(stage.store.scan("settled"))).toEqual([]);
  });
});
