import { expect, test } from "vitest";
import { apply } from "../../src/apply/apply.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { reviewsDue } from "../../src/store/agenda.ts";
import { readHistory } from "../../src/store/history.ts";
import { linkWrites } from "../../src/store/links.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { fakeAccount, fakeTarget } from "./fake-target.ts";
import { approvalOf, create, grant, planOf, remove, update } from "./sample-plan.ts";
import { virtualTime } from "./virtual-time.ts";

const read = {
  system: "directory",
  completeness: { state: "complete" },
  count: 7,
  missingCanaries: [],
} as const;

async function applyAll(store: Store, plan: Plan): Promise<void> {
  const time = virtualTime();
  const accounts = ["a0", "a1", "a2"].map((stable) => fakeAccount(stable));
  const { connector } = fakeTarget({ time, accounts });
  const { now, sleep } = time;
  const options = { approval: approvalOf(plan), targets: [connector], store, now, sleep };
  await Array.fromAsync(apply(plan, options));
}

async function counted(store: Store): Promise<readonly number[]> {
  return (await readHistory(store, { snapshotOf: "directory" })).map(({ count }) => count);
}

test("what a plan itself deletes and makes is not missed at the next read", async () => {
  const store = memoryStore();
  const operations = [remove("a0"), remove("a1"), create("new"), update("nobody")];
  await applyAll(store, planOf(store, operations, { snapshots: [read] }));
  expect(await counted(store)).toEqual([6]);
  const more = { revision: 1, mode: "changes" } as const;
  await applyAll(store, planOf(store, [remove("a2")], more));
  expect(await counted(store)).toEqual([5]);
});

test("a plan for changes counts nothing that was never counted in full", async () => {
  const store = memoryStore();
  await applyAll(store, planOf(store, [remove("a0")], { mode: "changes" }));
  expect(await counted(store)).toEqual([]);
});

test("who was left over is due on the day for which the plan was made, when that is the earlier one", async () => {
  const store = memoryStore();
  await applyAll(store, planOf(store, [update("nobody")], { asOf: "2026-11-02T06:00:00Z" }));
  expect(await Array.fromAsync(reviewsDue(store, "2026-11-21"))).toEqual([
    { date: "2026-11-02", personId: "person of update nobody" },
  ]);
  const other = memoryStore();
  await applyAll(other, planOf(other, [update("nobody")], { asOf: "2027-01-02T06:00:00Z" }));
  expect(await Array.fromAsync(reviewsDue(other, "2027-12-31"))).toMatchObject([
    { date: "2026-11-21" },
  ]);
});

test("everybody is looked at again whose membership was not written", async () => {
  const store = memoryStore();
  const link = (stable: string, personId: string) =>
    linkWrites({
      target: "directory",
      account: { kind: "account", stable },
      personId,
      identifiers: [],
      by: "created",
      since: "2026-11-01T06:00:00Z",
    });
  await store.commit(link("gone", "p1"));
  const { personId: _, ...membership } = grant("g", ["gone", "found"]);
  const checkpoint = { byOperation: {}, atEnd: link("found", "p2") };
  await applyAll(store, planOf(store, [membership], { checkpoint }));
  const due = await Array.fromAsync(reviewsDue(store, "2026-11-21"));
  expect(due.map(({ personId }) => personId)).toEqual(["p1", "p2"]);
});
