import { type AppliedReceipt, memoryStore, type Plan, type Store } from "@rollcall/core";
import { type Life, mortalStore, type ScheduledFault, withFaults } from "@rollcall/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DoomedCommit, doomedStore } from "../stage/doomed-store.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { type BothDirectories, bothDirectories } from "../stage/two-directories/both.ts";
import { type Ward, wardOf } from "../stage/two-directories/ward.ts";

let both: BothDirectories;
beforeAll(async () => {
  both = await bothDirectories();
});
afterAll(async () => {
  await both[Symbol.asyncDispose]();
});

/** Where a process dies: at a call of one of the directories, or at a commit. */
type Doom =
  | DoomedCommit
  | { readonly target: 0 | 1; readonly call: number; readonly effect: "before" | "after" };

/** Brings a ward of its own in step on the first day, and plans its second day. */
async function secondDayOf(number: number): Promise<{ ward: Ward; plan: Plan }> {
  const ward = wardOf(number, { targets: both.targets, store: memoryStore() });
  await live(ward.systems, { asOf: ward.first });
  ward.turnOver();
  return { ward, plan: await planFor(ward.systems, { asOf: ward.second }) };
}

async function diesAt(plan: Plan, { systems }: Ward, doom: Doom): Promise<boolean> {
  const life: Life = { ended: false };
  const atCommit = "commit" in doom;
  const scheduled = (at: number): readonly ScheduledFault[] =>
    atCommit || doom.target !== at
      ? []
      : [{ on: "any", call: doom.call, fault: { kind: "death", effect: doom.effect } }];
  const targets = systems.targets.map((target, at) => withFaults(target, scheduled(at), life));
  const { store } = systems;
  const dying = atCommit ? doomedStore(store, life, doom) : mortalStore(store, life);
  await carryOut(plan, { ...systems, targets, store: dying }).catch((error: unknown) => {
    if (!life.ended) throw error;
  });
  return life.ended;
}

/** All calls and commits of an undisturbed run, each before it has its effect and after. */
async function allDooms(calm: Plan, { systems }: Ward): Promise<readonly Doom[]> {
  const targets = systems.targets.map((target) => withFaults(target, []));
  let commits = 0;
  const store: Store = {
    ...systems.store,
    commit: async (writes) => {
      commits += 1;
      await systems.store.commit(writes);
    },
  };
  await carryOut(calm, { ...systems, targets, store });
  const places = [
    ...Array.from({ length: commits }, (_, at) => ({ commit: at + 1 })),
    ...targets.flatMap(({ calls }, target) => {
      const length = Object.values(calls).reduce((sum, count) => sum + count, 0);
      return Array.from({ length }, (_, at) => ({ target: target as 0 | 1, call: at + 1 }));
    }),
  ];
  return (["before", "after"] as const).flatMap((effect) =>
    places.map((place) => ({ ...place, effect })),
  );
}

test("a process that dies anywhere is followed by one that brings both directories to their end", {
  timeout: patience,
}, async () => {
  const calm = await secondDayOf(0);
  const before = await both.writes();
  const all = await allDooms(calm.plan, calm.ward);
  const costs = since(before, await both.writes());
  const picture = await both.pictureOf(calm.ward);
  expect(picture.map(({ length }) => length)).toEqual([3, 3]);
  expect(Math.min(...costs)).toBeGreaterThan(2);
  expect(all.length).toBeGreaterThan(40);

  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...all), async (doom) => {
      number += 1;
      const { ward, plan } = await secondDayOf(number);
      const start = await both.writes();
      expect(await diesAt(plan, ward, doom)).toBe(true);
      const resumed = await carryOut(plan, ward.systems);
      expect(since(start, await both.writes())).toEqual(costs);
      expect(await both.pictureOf(ward)).toEqual(picture);
      expect(inEffect(resumed)).toBe(plan.operations.length);
      const again = await planFor(ward.systems, { asOf: ward.second, mode: "full" });
      expect(again.operations).toEqual([]);
    }),
    runs(15),
  );
});

function since(start: readonly number[], now: readonly number[]): readonly number[] {
  return now.map((count, at) => count - (start[at] ?? 0));
}

function inEffect(receipts: readonly AppliedReceipt[]): number {
  return receipts.filter(({ status }) => status === "done" || status === "already").length;
}
