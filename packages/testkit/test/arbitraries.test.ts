import {
  ConnectorError,
  checkApproval,
  parseApproval,
  parsePlan,
  planToJson,
} from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitrary, memoryTarget, personAccountSchema, worldPolicy } from "../src/index.ts";
import { lease } from "./lease.ts";

const runs = { numRuns: 150 };

test("assignments have dates and a status that agree", () => {
  const today = "2026-11-21";
  const check = fc.property(arbitrary.assignment({ today }), (made) => {
    const { start, end = "9999-12-31", lastWorkingDay = end, status } = made;
    expect(start <= lastWorkingDay && lastWorkingDay <= end).toBe(true);
    expect(status === "accepted").toBe(start > today);
    expect(status === "ended").toBe(start <= today && end < today);
  });
  fc.assert(check, runs);
});

test("people have their assignments in order, and one primary when they have any", () => {
  const check = fc.property(arbitrary.person(), ({ assignments }) => {
    const order = assignments.map(({ start, id }) => `${start} ${id}`);
    expect(order).toEqual([...order].sort());
    expect(assignments.filter(({ primary }) => primary)).toHaveLength(assignments.length ? 1 : 0);
  });
  fc.assert(check, runs);
});

test("accounts fit the schema that they were made for", () => {
  const pair = arbitrary
    .schema()
    .chain((schema) => fc.tuple(fc.constant(schema), arbitrary.account(schema)));
  const check = fc.property(pair, ([schema, account]) => {
    expect(() => memoryTarget({ name: "directory", schema, accounts: [account] })).not.toThrow();
  });
  fc.assert(check, runs);
});

test("every noun survives JSON", () => {
  const nouns = [
    arbitrary.person(),
    arbitrary.link(),
    arbitrary.completeness(),
    arbitrary.receipt(),
    arbitrary.operation({ schema: personAccountSchema }),
    arbitrary.schema(),
    arbitrary.difference(personAccountSchema),
    arbitrary.snapshot(),
    arbitrary.deltaToken(),
    arbitrary.faultSchedule(),
    arbitrary.world(),
  ];
  const check = fc.property(fc.oneof(...nouns), (made) => {
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
  fc.assert(check, runs);
});

test("plans are what their hash says, survive JSON, and are approved with their breaches", () => {
  const pair = arbitrary
    .plan({ schema: personAccountSchema })
    .chain((made) => fc.tuple(fc.constant(made), arbitrary.approval(made)));
  const decisions = new Set<string>();
  const check = fc.property(pair, ([made, approval]) => {
    decisions.add(made.verdict.decision);
    expect(parsePlan(planToJson(made))).toEqual(made);
    expect(parseApproval(approval)).toEqual(approval);
    const now = "2026-11-21T07:30:00Z";
    expect(() => checkApproval(made, approval, { now })).not.toThrow();
  });
  fc.assert(check, runs);
  expect(decisions).toEqual(new Set(["allow", "stop"]));
});

test("differences are of every kind, of accounts that a target can hold, and revoke what is held", () => {
  const kinds = new Set<string>();
  const check = fc.property(arbitrary.difference(personAccountSchema), (made) => {
    kinds.add(made.difference);
    if (made.difference === "missing") return;
    const { actual } = made;
    const target = memoryTarget({ name: "d", schema: personAccountSchema, accounts: [actual] });
    expect(target.directory.accounts()).toHaveLength(1);
    if (made.difference === "surplus") return;
    for (const one of made.revoke) expect(actual.entitlements).toContainEqual(one);
  });
  fc.assert(check, runs);
  expect([...kinds].sort()).toEqual(["changed", "missing", "surplus"]);
});

test("operations are of every kind, and a target takes them or refuses them with a reason", async () => {
  const kinds = new Set<string>();
  const refs = [{ kind: "account", stable: "ada" }];
  const check = fc.asyncProperty(
    arbitrary.operation({ schema: personAccountSchema, refs }),
    async (made) => {
      kinds.add(made.kind);
      const accounts = [{ stable: "ada", attributes: { userName: "ada.okafor" } }];
      const limits = { membership: { side: "either" }, restorable: true } as const;
      const session = await memoryTarget({ name: "directory", accounts, limits }).open();
      const outcome = await session.write?.execute(made, lease).catch((error: unknown) => error);
      expect(
        ConnectorError.is(outcome) || (outcome as { operation?: string }).operation === made.id,
      ).toBe(true);
    },
  );
  await fc.assert(check, runs);
  expect([...kinds].sort()).toEqual(["create", "delete", "membership", "restore", "update"]);
});

test("worlds can be held by a target in memory, and their policy covers their people", () => {
  const check = fc.property(arbitrary.world(), (world) => {
    const target = memoryTarget({
      name: world.target,
      accounts: world.accounts,
      clock: () => world.asOf,
    });
    expect(target.directory.accounts()).toEqual(world.accounts);
    const rules = worldPolicy(world).targets[world.target];
    for (const person of world.people) expect(rules?.correlate[0]?.person(person)).toHaveLength(1);
    const owners = world.links.map(({ personId }) => personId);
    expect(new Set(owners).size).toBe(owners.length);
  });
  fc.assert(check, runs);
});
