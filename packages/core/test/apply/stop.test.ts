import { expect, test } from "vitest";
import type { AppliedReceipt } from "../../src/apply/applied-receipt.ts";
import { apply } from "../../src/apply/apply.ts";
import type { ApplyOptions } from "../../src/apply/options.ts";
import { ConnectorError } from "../../src/errors.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import { readRevision } from "../../src/store/revision.ts";
import { type FakeOptions, type FakeTarget, fakeAccount, fakeTarget } from "./fake-target.ts";
import { approvalOf, planOf, update } from "./sample-plan.ts";
import { type VirtualTime, virtualTime } from "./virtual-time.ts";

interface World {
  readonly plan: Plan;
  readonly time: VirtualTime;
  readonly store: ReturnType<typeof memoryStore>;
  readonly target: FakeTarget;
  start(more?: Partial<ApplyOptions>): AsyncGenerator<AppliedReceipt>;
}

const keys = ["a0", "a1", "a2", "a3", "a4", "a5"];

const world = (fake: Omit<FakeOptions, "time"> = {}): World => {
  const time = virtualTime();
  const store = memoryStore();
  const accounts = keys.map((key) => fakeAccount(key));
  const target = fakeTarget({ accounts, limits: { concurrency: 2 }, ...fake, time });
  const plan = planOf(
    store,
    keys.map((key) => update(key)),
  );
  const options = { approval: approvalOf(plan), targets: [target.connector], store };
  return {
    plan,
    time,
    store,
    target,
    start: (more) => apply(plan, { ...options, now: time.now, sleep: time.sleep, ...more }),
  };
};

/** Takes receipts until the end or an error, and gives both. */
const taken = async (
  receipts: AsyncIterable<AppliedReceipt>,
  onEach: (count: number) => void = () => {},
): Promise<{ readonly ids: string[]; readonly error: unknown }> => {
  const ids: string[] = [];
  try {
    for await (const { operation } of receipts) {
      ids.push(operation);
      onEach(ids.length);
    }
    return { ids, error: undefined };
  } catch (error) {
    return { ids, error };
  }
};

const slow: FakeOptions["fault"] = ({ call }) => (call === "execute" ? { takes: 100 } : undefined);

test("a signal stops between operations, and what was under way is yielded", async () => {
  const { start, target, store, plan } = world({ fault: slow });
  const controller = new AbortController();
  const { ids, error } = await taken(start({ signal: controller.signal }), (count) => {
    if (count === 2) controller.abort();
  });
  expect(error).toMatchObject({ code: "cancelled", advice: expect.stringContaining("goes on") });
  expect(ids.length).toBeGreaterThanOrEqual(2);
  expect(ids.length).toBeLessThan(keys.length);
  expect([...target.effects.keys()].sort()).toEqual(ids.toSorted());
  expect(target.sessions.open).toBe(0);
  expect(await readRevision(store)).toBe(0);
  const rest = await taken(start());
  expect(rest).toMatchObject({ error: undefined });
  expect(rest.ids.toSorted()).toEqual(plan.operations.map(({ id }) => id));
  expect([...target.effects.values()]).toEqual([1, 1, 1, 1, 1, 1]);
});

test("a signal that was given before lets nothing begin", async () => {
  const { start, target } = world();
  const { ids, error } = await taken(start({ signal: AbortSignal.abort() }));
  expect(ids).toEqual([]);
  expect(error).toMatchObject({ code: "cancelled" });
  expect(target.calls).toEqual([]);
});

test("a signal ends a wait, and the operation is tried again when the plan goes on", async () => {
  const down = new ConnectorError({ code: "unavailable", retry: { after: 600_000 } });
  let broken = true;
  const { start, time, target } = world({
    fault: ({ call }) => (call === "execute" && broken ? { before: down } : undefined),
  });
  const controller = new AbortController();
  const began = time.now();
  void time.sleep(1000).then(() => controller.abort());
  const { ids, error } = await taken(start({ signal: controller.signal }));
  expect({ ids, error }).toMatchObject({ ids: [], error: { code: "cancelled" } });
  expect(time.now() - began).toBeLessThan(10_000);
  broken = false;
  expect((await taken(start())).ids).toHaveLength(6);
  expect([...target.effects.values()]).toEqual([1, 1, 1, 1, 1, 1]);
});

test("a consumer that goes away stops it like a signal, and loses nothing", async () => {
  const { start, target, store } = world({ fault: slow });
  for await (const _ of start()) break;
  const done = target.effects.size;
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(keys.length);
  expect(target.sessions.open).toBe(0);
  const journal = await Array.fromAsync(store.scan("journal"));
  expect(journal.filter(({ value }) => JSON.stringify(value).includes("receipt"))).toHaveLength(
    done,
  );
  const rest = await taken(start());
  expect(rest.ids).toHaveLength(6);
  expect([...target.effects.values()]).toEqual([1, 1, 1, 1, 1, 1]);
});

test("nothing begins while a receipt waits to be taken", async () => {
  const { start, target } = world({ limits: { concurrency: 1 } });
  const receipts = start();
  await receipts.next();
  const calls = target.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(target.calls).toHaveLength(calls);
  await receipts.return(undefined);
});

test("an approval that expires on the way stops the plan, and another one lets it go on", async () => {
  const { start, time, target, plan } = world({ fault: slow, limits: { concurrency: 1 } });
  const expires = new Date(time.now() + 250).toISOString();
  const { ids, error } = await taken(start({ approval: approvalOf(plan, { expires }) }));
  expect(ids).toEqual(["update a0", "update a1", "update a2"]);
  expect(error).toMatchObject({ code: "permission-denied", where: { rule: "expired" } });
  expect((await taken(start())).error).toBeUndefined();
  expect([...target.effects.values()]).toEqual([1, 1, 1, 1, 1, 1]);
});

test("setting the clock back does not bring an expired approval to life again", async () => {
  const { start, time, plan } = world({ fault: slow, limits: { concurrency: 1 } });
  const began = time.now();
  const approval = approvalOf(plan, { expires: new Date(began + 250).toISOString() });
  await taken(start({ approval }));
  time.set(began);
  const { ids, error } = await taken(start({ approval }));
  expect(ids).toEqual([]);
  expect(error).toMatchObject({ where: { rule: "expired" } });
});

test("setting the clock back on the way holds nothing up and changes no order", async () => {
  const { start, time } = world({ limits: { concurrency: 1, writesPerSecond: 10 } });
  const began = time.now();
  const { ids, error } = await taken(start(), (count) => {
    if (count === 3) time.set(began - 3_600_000);
  });
  expect(error).toBeUndefined();
  expect(ids).toEqual(keys.map((key) => `update ${key}`));
});

test("a store that fails stops everything, with its error", async () => {
  const { start, store, target } = world();
  let commits = 0;
  const failing = {
    ...store,
    commit: async (writes: Parameters<typeof store.commit>[0]) => {
      if (++commits > 3) throw new ConnectorError({ code: "quota", message: "the disk is full" });
      await store.commit(writes);
    },
  };
  const { error } = await taken(start({ store: failing }));
  expect(error).toMatchObject({ code: "quota" });
  expect(target.effects.size).toBeLessThan(keys.length);
  expect(target.sessions.open).toBe(0);
  expect((await taken(start())).ids).toHaveLength(6);
  expect([...target.effects.values()]).toEqual([1, 1, 1, 1, 1, 1]);
});
