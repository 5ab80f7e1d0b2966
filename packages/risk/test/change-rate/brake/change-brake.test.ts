import { readFileSync } from "node:fs";
import {
  type AppliedReceipt,
  apply,
  type Brake,
  memoryStore,
  type Plan,
  type Store,
} from "@rollcall/core";
import type { MemoryTarget } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { planTransactions } from "../../../src/change-rate/adapters/plan-transactions.ts";
import { type BrakeRelease, brakeRules } from "../../../src/change-rate/brake/brake-release.ts";
import {
  type BrakeOptions,
  brakedOperations,
} from "../../../src/change-rate/brake/braked-operations.ts";
import { changeBrake } from "../../../src/change-rate/brake/change-brake.ts";
import { privileges } from "../../../src/change-rate/privileges/privileges.ts";
import { changeRates } from "../../../src/change-rate/rates/readings.ts";
import { approvalOf, disable, grant, hospital, planOf, retitle, start } from "./sample-plan.ts";

const at = start;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, each) => each);
const disables = (target: string, count: number) =>
  numbers(count).map((each) => disable(target, `a${each}`));

interface Carrying {
  readonly store: Store;
  readonly targets: readonly MemoryTarget[];
  readonly brake: Brake;
}

const carryOut = async (plan: Plan, carrying: Carrying): Promise<AppliedReceipt[]> =>
  await Array.fromAsync(apply(plan, { ...carrying, approval: approvalOf(plan), now: () => start }));

const enabledIn = ({ directory }: MemoryTarget): number =>
  directory.accounts().filter(({ enabled }) => enabled).length;

const doneIn = (receipts: readonly AppliedReceipt[], target: string): number =>
  receipts.filter((each) => each.target === target && each.status === "done").length;

const releaseOf = (plan: Plan, more: Partial<BrakeRelease> = {}): BrakeRelease => ({
  planHash: plan.hash,
  by: "A. N. Approver",
  expires: start + 3_600_000,
  rules: ["mass-disable"],
  ...more,
});

test("a wrong mass disable stops after the cap, other targets go on, and it resumes once it is released", async () => {
  const store = memoryStore();
  const [wrong, other] = [hospital("directory", 120), hospital("mail", 5)];
  const targets = [wrong, other];
  const plan = planOf(
    [...disables("directory", 120), ...numbers(5).map((each) => retitle("mail", `a${each}`))],
    {
      store,
    },
  );

  const first = await carryOut(plan, { store, targets, brake: changeBrake({ plan, at }) });
  expect(doneIn(first, "directory")).toBe(50);
  expect(enabledIn(wrong)).toBe(70);
  expect(doneIn(first, "mail")).toBe(5);
  const skipped = first.filter(({ status }) => status === "skipped");
  expect(skipped).toHaveLength(70);
  expect(new Set(skipped.map(({ reason }) => reason))).toEqual(
    new Set([
      "the brake holds it back (mass-disable): more than 50 accounts of this target would be disabled or deleted within a day",
    ]),
  );

  const left = skipped.map(({ operation }) => plan.operations.find(({ id }) => id === operation));
  const next = planOf(
    left.filter((each) => each !== undefined),
    { store, revision: 1 },
  );
  const release = releaseOf(next);
  const second = await carryOut(next, {
    store,
    targets,
    brake: changeBrake({ plan: next, at, release }),
  });
  expect(doneIn(second, "directory")).toBe(70);
  expect(enabledIn(wrong)).toBe(0);
});

test("a run that was stopped on the way goes on with the same answers", async () => {
  const store = memoryStore();
  const target = hospital("directory", 80);
  const plan = planOf(disables("directory", 80), { store });
  let taken = 0;
  const carrying = () => ({ store, targets: [target], brake: changeBrake({ plan, at }) });
  const options = { approval: approvalOf(plan), now: () => start };
  for await (const _ of apply(plan, { ...carrying(), ...options })) if (++taken === 10) break;
  expect(enabledIn(target)).toBeGreaterThan(30);
  const receipts = await carryOut(plan, carrying());
  expect(receipts).toHaveLength(80);
  expect(doneIn(receipts, "directory")).toBe(50);
  expect(enabledIn(target)).toBe(30);
});

test("without a release the next plan is braked by what was disabled today already", async () => {
  const rates = changeRates();
  const before = planOf(disables("directory", 45));
  for (const each of planTransactions(before, at)) rates.count(each);
  const plan = planOf(numbers(20).map((each) => disable("directory", `b${each}`)));
  expect(brakedOperations({ plan, at, rates }).size).toBe(15);
  expect(brakedOperations({ plan, at: at + 86_400_000, rates }).size).toBe(0);
});

test("a privileged right is held back alone, and the rest of its target goes on", async () => {
  const store = memoryStore();
  const target = hospital("directory", 3);
  const operations = [
    grant("directory", "a0", "ward-12"),
    grant("directory", "a1", "helpdesk"),
    grant("directory", "a2", "ward-12"),
  ];
  const plan = planOf(operations, { store });
  const graph = { parents: (group: string) => (group === "helpdesk" ? ["S-1-5-32-544"] : []) };
  const brake = changeBrake({ plan, at, privileges: privileges({ graph }) });
  const receipts = await carryOut(plan, { store, targets: [target], brake });
  expect(doneIn(receipts, "directory")).toBe(2);
  expect(receipts.filter(({ status }) => status === "skipped")).toMatchObject([
    { operation: operations[1]?.id, reason: expect.stringContaining("(privilege-escalation)") },
  ]);
  const release = releaseOf(plan, { rules: ["privilege-escalation"] });
  expect(brakedOperations({ plan, at, privileges: privileges({ graph }), release }).size).toBe(0);
});

test("from the operation that goes over a limit on, everything on its target is held back", () => {
  const plan = planOf([
    retitle("directory", "a0"),
    ...disables("directory", 3),
    retitle("directory", "a1"),
    retitle("mail", "a1"),
  ]);
  const braked = brakedOperations({ plan, at, limits: { closing: 2 } });
  expect([...braked.keys()]).toEqual(["directory update a2", "directory title of a1"]);
});

test("what one rule holds back counts for the others", () => {
  const all = ["S-1-5-32-544", "S-1-5-32-551", "ward-12"];
  const plan = planOf(all.map((group) => grant("directory", "a0", group)));
  const braked = brakedOperations({ plan, at, limits: { caps: { grant: 2 } } });
  expect([...braked.values()].map(({ rule }) => rule)).toEqual([
    "privilege-escalation",
    "privilege-escalation",
    "mass-change",
  ]);
});

test("an operation that is not in the plan as it was approved is held back", () => {
  const [one, two] = [retitle("directory", "a0"), retitle("directory", "a1")];
  const brake = changeBrake({ plan: planOf([one]), at });
  expect(brake(one, [])).toBeUndefined();
  expect(brake(structuredClone(one), [])).toBeUndefined();
  expect(brake(two, [])).toContain("(outside-plan)");
  expect(brake({ ...one, deltas: [] }, [])).toContain("(outside-plan)");
});

test("a rate out of the usual for the target is held back once the rates are given", () => {
  const rates = changeRates();
  for (let day = 0; day < 30; day++) {
    const usual = planOf(numbers(10).map((each) => retitle("directory", `a${each}`)));
    for (const each of planTransactions(usual, at - (30 - day) * 86_400_000)) {
      rates.count({ ...each, id: `${day} ${each.id}` });
    }
  }
  const plan = planOf(numbers(200).map((each) => retitle("directory", `a${each}`)));
  const braked = brakedOperations({ plan, at, rates });
  expect(braked.size).toBeGreaterThan(100);
  expect(braked.values().next().value).toMatchObject({ rule: "unusual-rate" });
  expect(brakedOperations({ plan, at }).size).toBe(0);
});

test.each([
  ["of another plan", { planHash: "0".repeat(64) }, "other-plan"],
  ["that has expired", { expires: start }, "expired"],
  ["without an end", { expires: Number.NaN }, "expired"],
  ["that nobody gave", { by: "" }, "nobody"],
])("a release %s is refused", (_, more, rule) => {
  const plan = planOf(disables("directory", 1));
  expect(() => changeBrake({ plan, at, release: releaseOf(plan, more) })).toThrow(
    expect.objectContaining({ code: "permission-denied", where: { field: "release", rule } }),
  );
});

test("the docs list the rules of the brake, and no others", () => {
  const page = readFileSync(
    new URL("../../../../../docs/risk/changes.md", import.meta.url),
    "utf8",
  );
  const brake = page.slice(page.indexOf("## How is `apply` stopped?"));
  expect([...brake.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, rule]) => rule)).toEqual([
    ...brakeRules,
  ]);
});

test("reasons name no account and no person", () => {
  const plan = planOf([...disables("directory", 60), grant("directory", "a1", "S-1-5-32-544")]);
  for (const { reason } of brakedOperations({ plan, at }).values()) {
    expect(reason).not.toMatch(/\ba\d+\b|person/i);
  }
});

const groups = ["ward-12", "helpdesk", "S-1-5-32-544"];
const operations = fc
  .uniqueArray(
    fc.record({
      target: fc.constantFrom("directory", "mail"),
      account: fc.nat({ max: 9 }),
      what: fc.constantFrom("disable", "title", ...groups),
    }),
    { maxLength: 30, selector: ({ target, account, what }) => `${target} ${account} ${what}` },
  )
  .map((all) =>
    all.map(({ target, account, what }, index) => {
      const stable = `a${account}`;
      const made =
        what === "disable"
          ? disable(target, stable)
          : what === "title"
            ? retitle(target, stable)
            : grant(target, stable, what);
      // Some wait for one before them, so that what is held back there is held back here too.
      return index % 4 === 3
        ? { ...made, after: [`${index - 1}`], id: `${index}` }
        : { ...made, id: `${index}` };
    }),
  );

const strictness = fc.record({
  closing: fc.nat({ max: 6 }),
  attribute: fc.nat({ max: 6 }),
  grant: fc.nat({ max: 6 }),
  surprise: fc.constantFrom<number>(1, 5, 20),
  groups: fc.subarray(["ward-12", "helpdesk"]),
  released: fc.subarray(brakeRules.filter((rule) => rule !== "outside-plan")),
});
type Strictness = typeof strictness extends fc.Arbitrary<infer Value> ? Value : never;

/** Of two, takes what is stricter in each. */
const strictest = (one: Strictness, two: Strictness): Strictness => ({
  closing: Math.min(one.closing, two.closing),
  attribute: Math.min(one.attribute, two.attribute),
  grant: Math.min(one.grant, two.grant),
  surprise: Math.min(one.surprise, two.surprise),
  groups: [...new Set([...one.groups, ...two.groups])],
  released: one.released.filter((rule) => two.released.includes(rule)),
});

const optionsOf = (plan: Plan, strict: Strictness): BrakeOptions => ({
  plan,
  at,
  limits: {
    closing: strict.closing,
    caps: { attribute: strict.attribute, grant: strict.grant },
    surprise: strict.surprise,
  },
  privileges: privileges({ groups: strict.groups }),
  rates: changeRates(),
  release: releaseOf(plan, { rules: strict.released }),
});

const letThrough = async (plan: Plan, store: Store, strict: Strictness): Promise<Set<string>> => {
  const targets = [hospital("directory", 10), hospital("mail", 10)];
  const brake = changeBrake(optionsOf(plan, strict));
  const receipts = await carryOut(plan, { store, targets, brake });
  return new Set(
    receipts.filter(({ status }) => status !== "skipped").map((each) => each.operation),
  );
};

test("a stricter brake never lets anything through that a milder one holds back, in a real apply", async () => {
  await fc.assert(
    fc.asyncProperty(operations, strictness, strictness, async (all, mild, other) => {
      const [first, second] = [memoryStore(), memoryStore()];
      const strict = strictest(mild, other);
      const less = await letThrough(planOf(all, { store: first }), first, strict);
      const more = await letThrough(planOf(all, { store: second }), second, mild);
      expect([...less].filter((id) => !more.has(id))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
