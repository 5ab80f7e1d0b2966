import {
  type Account,
  type AccountRef,
  firstDotLast,
  type IsKnown,
  type Link,
  linkWrites,
  memoryReadCache,
  type ReadQuery,
  type RuleFunction,
  readLink,
  type TargetPolicy,
  unlinkWrites,
} from "@rollcall/core";
import { type MemoryTarget, memoryTarget } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { employeeIn, hospital, opening, ruledAlso } from "../stage/hospital.ts";
import { type Nights, nightsOf } from "../stage/nights.ts";
import { carryOut, live } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { type Stage, stageOf } from "../stage/stage.ts";
import { happen, later, stretches } from "../stage/steps.ts";
import { twoTargets } from "../stage/two-targets.ts";
import { worlds } from "../stage/worlds.ts";

const reportsTo: RuleFunction = (_, { primary }) =>
  primary?.managerId === undefined ? undefined : { referenceTo: primary.managerId };

const account = (at: number) => ({ kind: "account", stable: `k${at}` });

/** Goes through two nights with nothing to do, of which the second reads nobody. */
async function settled(stage: Stage): Promise<Nights> {
  const nights = nightsOf(stage);
  for (const people of [stage.source.staff.people().length, 0]) {
    expect((await nights.night(opening)).operations).toEqual([]);
    expect(nights.given().staff).toBe(people);
  }
  return nights;
}

test("a plan is the same to the byte with and without what the last run noted, whatever has happened", {
  timeout: patience,
}, async () => {
  const back = fc.array(fc.nat(60), { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      stretches(),
      back,
      fc.boolean(),
      async (world, script, back, two) => {
        const stage = two ? await twoTargets(world, []) : await stageOf(world);
        const { night } = nightsOf(stage);
        let { asOf } = world;
        await live(stage, { asOf });
        await night(asOf);
        for (const [at, { steps, days }] of script.entries()) {
          for (const step of steps) happen(stage, step);
          asOf = later(asOf, days);
          // The clock may have been put back.
          await night(later(asOf, -(back[at] ?? 0)));
          await carryOut(await night(asOf), stage);
        }
      },
    ),
    runs(150),
  );
});

test.each([5, 1700])(
  "in a night in which nothing has changed, none of %i people and accounts is read whole",
  async (people) => {
    const { night, given } = nightsOf(await hospital({ people }));
    await night(opening);
    expect(given()).toEqual({ staff: people, directory: people });
    await night(later(opening, 1));
    expect(given()).toEqual({ staff: 0, directory: 0 });
  },
);

test("who has changed is read, on either side, and nobody else", async () => {
  const stage = await hospital({ people: 900 });
  const { night, given } = nightsOf(stage);
  await night(opening);
  stage.source.staff.put(employeeIn(7, { position: { title: "Surgeon" } }));
  stage.targets[0]?.directory.change(account(500), { attributes: { title: "Surgeon" } });
  const { operations } = await night(opening);
  expect(operations.map(({ personId }) => personId)).toEqual(["p500", "p7"]);
  // What p500 should have is compared with the account, and not with what was noted.
  expect(given()).toEqual({ staff: 2, directory: 1 });
});

test("a leaver whose account is closed and kept is not read again, until the account is gone", async () => {
  const stage = await hospital({ people: 9 });
  stage.source.staff.put(employeeIn(3, { end: "2026-11-01" }));
  await live(stage, { asOf: opening });
  const { night, given } = nightsOf(stage);
  await night(opening);
  expect((await night(opening)).operations).toEqual([]);
  expect(given()).toEqual({ staff: 0, directory: 0 });
  stage.targets[0]?.directory.remove(account(3));
  await night(opening);
  expect(given()).toEqual({ staff: 1, directory: 0 });
});

test("whose last day has come is closed, though the record has not changed, and the day may come twice", async () => {
  const stage = await hospital({ people: 20 });
  const { night, given } = nightsOf(stage);
  stage.source.staff.put(employeeIn(3, { end: "2026-11-25" }));
  await night(opening);
  for (const day of [0, 5]) {
    expect((await night(later(opening, day))).operations).toEqual([]);
    expect(given().staff).toBe(0);
  }
  const { operations } = await night(later(opening, 6));
  expect(operations).toMatchObject([{ personId: "p3", classes: ["disable"] }]);
  expect(given().staff).toBe(1);
  expect((await night(later(opening, 5))).operations).toEqual([]);
});

test("what was noted on one day is not taken for what held on the days before", async () => {
  const stage = await hospital({ people: 3 });
  stage.source.staff.put(employeeIn(1, { start: "2026-11-19" }));
  const { night, given } = nightsOf(stage);
  await night(opening);
  const { operations } = await night(later(opening, -10));
  expect(operations).toMatchObject([{ personId: "p1", classes: ["disable"] }]);
  expect(given().staff).toBe(3);
});

test("a rule that asks for the day is asked every night, and others are not", async () => {
  const policy = ruledAlso("department", (_, { today }) => today);
  const stage = { ...(await hospital({ people: 5 })), policy };
  const { night, given } = nightsOf(stage);
  await live(stage, { asOf: opening });
  await night(opening);
  expect((await night(later(opening, 1))).operations).toHaveLength(5);
  expect(given()).toEqual({ staff: 5, directory: 0 });
});

test("of whom no rule asked for the day is not read, though it was asked for others", async () => {
  const policy = ruledAlso("department", ({ id }, context) =>
    id === "p1" ? context.today : undefined,
  );
  const stage = { ...(await hospital({ people: 5 })), policy };
  await live(stage, { asOf: opening });
  const { night, given } = nightsOf(stage);
  await night(opening);
  await night(opening);
  expect(given()).toEqual({ staff: 1, directory: 0 });
});

test("rules that have changed are asked of everybody", async () => {
  const stage = await hospital({ people: 5 });
  const readCache = memoryReadCache();
  await nightsOf(stage, readCache).night(opening);
  const policy = ruledAlso("title", () => "Head Porter");
  const { night, given } = nightsOf({ ...stage, policy }, readCache);
  expect((await night(opening)).operations).toHaveLength(5);
  expect(given()).toEqual({ staff: 5, directory: 5 });
});

test("an account that turns up under somebody's key is disputed, though person and account have not changed", async () => {
  const stage = await hospital({ people: 5 });
  const { night, given } = nightsOf(stage);
  await night(opening);
  stage.targets[0]?.directory.add({ attributes: { userName: "twin", employeeNumber: "u2" } });
  const { findings } = await night(opening);
  expect(findings.map(({ finding }) => finding)).toContain("disputed");
  expect(given()).toEqual({ staff: 1, directory: 1 });
});

test("whoever reports to somebody is read again when that person has another account", async () => {
  const policy = ruledAlso("manager", reportsTo);
  const stage = { ...(await hospital({ people: 4 })), policy };
  const directory = stage.targets[0]?.directory;
  directory?.change(account(1), { attributes: { employeeNumber: null } });
  const attributes = { userName: "sam.again", displayName: "Sam Person1", title: "Porter" };
  const other = directory?.add({ attributes }) as AccountRef;
  stage.source.staff.put(employeeIn(2, { managerId: "p1" }));
  await live(stage, { asOf: opening });
  const { night, given } = await settled(stage);
  const link = (await readLink(stage.store, "directory", "k1")) as Link;
  await stage.store.commit([...unlinkWrites(link), ...linkWrites({ ...link, account: other })]);
  const deltas = [{ attribute: "manager", change: "replace", value: other.stable }];
  expect((await night(opening)).operations).toMatchObject([{ personId: "p2", deltas }]);
  expect(given().staff).toBe(1);
});

test("whoever reports to somebody is read again when that person's account is not there any more", async () => {
  const policy = ruledAlso("manager", reportsTo);
  const stage = { ...(await hospital({ people: 4 })), policy };
  stage.source.staff.put(employeeIn(2, { managerId: "p1" }));
  await live(stage, { asOf: opening });
  const hidden = new Set<string>();
  const [target] = stage.targets as [MemoryTarget];
  const { night, given } = nightsOf({ ...stage, targets: [hiding(target, hidden)] });
  await night(opening);
  hidden.add("k1");
  await night(opening);
  expect(given()).toEqual({ staff: 2, directory: 0 });
});

test("whoever was allotted a name is read again when what is remembered of it is another", async () => {
  const policy = ruledAlso("mail", ({ names }) =>
    firstDotLast(names.legal, { domain: "example.nhs.uk" }),
  );
  const stage = { ...(await hospital({ people: 4 })), policy };
  await live(stage, { asOf: opening });
  // Of a leaver no name is asked for.
  stage.source.staff.put(employeeIn(3, { end: "2026-11-01" }));
  await live(stage, { asOf: opening });
  const { night, given } = await settled(stage);
  const link = (await readLink(stage.store, "directory", "k2")) as Link;
  const renamed = { ...link, stems: { mail: "somebody.else" } };
  await stage.store.commit([...unlinkWrites(link), ...linkWrites(renamed)]);
  await night(opening);
  expect(given().staff).toBe(1);
});

test("who is in step in one target and not in the other is read", async () => {
  const stage = await hospital({ people: 6 });
  const [first] = stage.targets;
  const second = memoryTarget({ name: "second", clock: () => opening });
  const rules = stage.policy.targets.directory as TargetPolicy;
  const policy = { ...stage.policy, targets: { directory: rules, second: rules } };
  const both = { ...stage, policy, targets: [first as MemoryTarget, second] };
  await live(both, { asOf: opening });
  const { night, given } = nightsOf(both);
  await night(opening);
  const account = second.directory.accounts()[2] as Account;
  second.directory.change(account.ref, { attributes: { title: "Surgeon" } });
  expect((await night(opening)).operations).toMatchObject([{ target: "second" }]);
  expect(given()).toEqual({ staff: 1, directory: 0, second: 1 });
});

/** Hides accounts by their keys. */
function hiding(connector: MemoryTarget, hidden: ReadonlySet<string>): MemoryTarget {
  return {
    ...connector,
    async open() {
      const session = await connector.open();
      const scan = async function* (query: ReadQuery = {}) {
        const isSeen = ({ stable }: AccountRef): boolean => !hidden.has(stable);
        const isKnown: IsKnown = (ref, version) =>
          isSeen(ref) && query.isKnown?.(ref, version) === true;
        const seen = query.isKnown ? { ...query, isKnown } : query;
        for await (const page of session.read.scan(seen)) {
          yield { ...page, items: page.items.filter(({ ref }) => isSeen(ref)) };
        }
      };
      return { ...session, read: { ...session.read, scan } };
    },
  };
}
