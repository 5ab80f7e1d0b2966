import { expect, test } from "vitest";
import type { AppliedReceipt } from "../../src/apply/applied-receipt.ts";
import { apply } from "../../src/apply/apply.ts";
import type { Account } from "../../src/model/account.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { linkWrites } from "../../src/store/links.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store, StoreSpace } from "../../src/store/store.ts";
import { type FakeCall, type FakeTarget, fakeAccount, fakeTarget } from "./fake-target.ts";
import { approvalOf, create, grant, planOf, remove, update } from "./sample-plan.ts";
import { virtualTime } from "./virtual-time.ts";

const link = (handle: string): ReturnType<typeof linkWrites> =>
  linkWrites({
    target: "directory",
    account: { kind: "account", stable: `new:${handle}` },
    personId: handle,
    identifiers: [{ system: "nhs-unique-id", value: handle }],
    by: "created",
    since: "2026-11-21T06:00:00Z",
  });

const samples = (): readonly Operation[] => [
  create("boss", { attributes: { userName: "boss", displayName: "Boss" } }),
  create("report", {
    attributes: { userName: "report", supervisor: "new:boss" },
    enabled: false,
    entitlements: [{ kind: "group", id: "staff" }],
    after: ["create boss"],
  }),
  update("a0", { expects: { exists: true, version: "1", attributes: { displayName: null } } }),
  update("a0", {
    id: "a0 again",
    enabled: false,
    expects: { exists: true, version: "1", enabled: true },
    deltas: [
      { attribute: "mail", change: "add", values: ["new@example.nhs.uk"] },
      { attribute: "mail", change: "remove", values: ["old@example.nhs.uk"] },
      { attribute: "supervisor", change: "replace", value: "new:boss" },
    ],
    after: ["create boss", "update a0"],
  }),
  update("drifted", { expects: { exists: true, attributes: { displayName: "as it was" } } }),
  update("a1", { after: ["update drifted"] }),
  remove("a2"),
  grant("g", ["new:report", "a1"], { after: ["create report"] }),
  update("a3", {
    expects: { exists: true, attributes: { phone: null } },
    deltas: [{ attribute: "phone", change: "replace", value: "01632 960003" }],
  }),
];

const accounts = (): readonly Account[] => [
  fakeAccount("a0", { mail: ["old@example.nhs.uk", "other@example.nhs.uk"] }),
  fakeAccount("drifted", { displayName: "as it is" }),
  ...["a1", "a2", "a3"].map((key) => fakeAccount(key)),
];

/** A world in which everything that leaves the process can be the last thing that the process does. */
interface Mortal {
  readonly plan: Plan;
  readonly store: Store;
  readonly target: FakeTarget;
  readonly life: { steps: number; diesAt: number; after: boolean };
  run(): Promise<AppliedReceipt[]>;
}

const mortal = (concurrency: number, looksFirst = false): Mortal => {
  const time = virtualTime();
  const life = { steps: 0, diesAt: Number.POSITIVE_INFINITY, after: false };
  const kept = memoryStore({ id: "store" });
  const died = new Error("the process died");
  const target = fakeTarget({
    time,
    limits: { concurrency, callTimeout: 1000, looksFirst },
    accounts: accounts(),
    fault: (_: FakeCall) => {
      life.steps++;
      if (life.steps > life.diesAt) return { before: died };
      if (life.steps < life.diesAt) return undefined;
      return life.after ? { after: died } : { before: died };
    },
  });
  const store: Store = {
    ...kept,
    async commit(writes) {
      life.steps++;
      if (life.steps > life.diesAt || (life.steps === life.diesAt && !life.after)) throw died;
      await kept.commit(writes);
      if (life.steps === life.diesAt) throw died;
    },
  };
  const byOperation = {
    "create boss": link("boss"),
    "create report": link("report"),
    "update a0": [{ space: "meta", key: "learnt from a0", value: 1 }],
    "update drifted": [{ space: "meta", key: "never", value: 1 }],
  } as const;
  const plan = planOf(store, samples(), {
    checkpoint: { byOperation, atEnd: [{ space: "tokens", key: "directory", value: "token" }] },
  });
  const options = { targets: [target.connector], store, now: time.now, sleep: time.sleep };
  const run = async (): Promise<AppliedReceipt[]> =>
    await Array.fromAsync(
      apply(plan, { ...options, approval: approvalOf(plan), random: () => 0.5 }),
    );
  return { plan, store, target, life, run };
};

const spaces: readonly StoreSpace[] = [
  "links",
  "linkAliases",
  "meta",
  "tokens",
  "agenda",
  "history",
  "acknowledged",
];
const ends = async ({ store, target }: Mortal): Promise<unknown> => ({
  accounts: [...target.accounts.entries()].sort(([one], [other]) => (one < other ? -1 : 1)),
  effects: [...target.effects.entries()].sort(([one], [other]) => (one < other ? -1 : 1)),
  store: await Promise.all(spaces.map(async (space) => await Array.fromAsync(store.scan(space)))),
});

/** A call whose answer was lost is found to have been made, and so is "already" where it would have been "done". */
const fates = (receipts: readonly AppliedReceipt[]): unknown =>
  receipts
    .map(({ operation, status, ref, differs }) => ({
      operation,
      status: status === "already" ? "done" : status,
      stable: ref?.stable ?? "none",
      differs,
    }))
    .map(({ stable, ...rest }) =>
      rest.operation.startsWith("create") ? { stable, ...rest } : rest,
    )
    .sort((one, other) => (one.operation < other.operation ? -1 : 1));

test.each([
  [1, "the engine looks", false],
  [3, "the engine looks", false],
  [3, "the target looks itself", true],
] as const)(
  "after a crash anywhere, going on ends where no crash ends (%i at once, %s)",
  async (concurrency, _, looksFirst) => {
    const whole = mortal(concurrency, looksFirst);
    const receipts = await whole.run();
    const end = await ends(whole);
    expect(fates(receipts)).toMatchObject({ length: 9 });
    expect(receipts.map(({ status }) => status).toSorted()).toEqual(
      ["skipped", "skipped", ...Array.from({ length: 7 }, () => "done")].toSorted(),
    );
    const steps = whole.life.steps;
    expect(steps).toBeGreaterThanOrEqual(30);
    for (let diesAt = 1; diesAt <= steps; diesAt++) {
      for (const after of [false, true]) {
        const world = mortal(concurrency, looksFirst);
        Object.assign(world.life, { diesAt, after });
        await world.run().catch(() => {});
        world.life.diesAt = Number.POSITIVE_INFINITY;
        expect(world.life.steps, "the process died").toBeGreaterThanOrEqual(diesAt);
        const resumed = await world.run();
        const when = `died ${after ? "after" : "before"} step ${diesAt}`;
        expect(await ends(world), when).toEqual(end);
        expect(fates(resumed), when).toEqual(fates(receipts));
      }
    }
  },
);

test("a process that dies again and again still comes to the end, doing nothing twice", async () => {
  const whole = mortal(2);
  await whole.run();
  const end = await ends(whole);
  const world = mortal(2);
  for (let lives = 0; lives < 200; lives++) {
    Object.assign(world.life, { steps: 0, diesAt: 5 + (lives % 4), after: lives % 2 === 0 });
    const ended = await world.run().then(
      () => true,
      () => false,
    );
    if (ended) break;
  }
  expect(await ends(world)).toEqual(end);
});
