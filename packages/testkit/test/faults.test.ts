import type { Account, Page, Store, TargetSession } from "@rollcall/core";
import { expect, test } from "vitest";
import {
  memoryTarget,
  mortalStore,
  type ScheduledFault,
  SimulatedDeath,
  withFaults,
} from "../src/index.ts";
import { codeOf } from "./code-of.ts";
import { lease } from "./lease.ts";
import { createOf } from "./operations.ts";

const clock = () => "2026-11-21T07:00:00Z";
const accounts = ["ada", "ben", "cal", "dee"].map((stable) => ({
  stable,
  attributes: { userName: stable, displayName: `${stable} of ward 7` },
}));

async function faulty(...schedule: readonly ScheduledFault[]) {
  const target = memoryTarget({ name: "directory", clock, accounts, pageSize: 2 });
  const connector = withFaults(target, schedule);
  return { directory: target.directory, connector, session: await connector.open() };
}

const create = (session: TargetSession) =>
  session.write?.execute(
    createOf("eve", { attributes: { userName: "eve" } }),
    lease,
  ) as Promise<unknown>;

async function pagesOf(session: TargetSession): Promise<readonly Page<Account>[]> {
  return Array.fromAsync(session.read.scan());
}
const keys = (pages: readonly Page<Account>[]) =>
  pages.map(({ items }) => items.map(({ ref }) => ref.stable));
const states = (pages: readonly Page<Account>[]) =>
  pages.map(({ completeness }) => completeness?.state);

test("a connector with no faults scheduled is as it was", async () => {
  const { session, directory, connector } = await faulty();
  expect((await pagesOf(session)).flatMap(({ items }) => items)).toEqual(directory.accounts());
  await create(session);
  expect(connector.injected).toEqual([]);
  expect(connector.calls).toEqual(directory.calls);
});

test.each([
  [
    { kind: "throttle", after: 250 },
    { code: "throttled", retry: { after: 250 }, effect: "none" },
    0,
  ],
  [{ kind: "throttle" }, { code: "throttled", retry: "backoff" }, 0],
  [{ kind: "timeout", effect: "before" }, { code: "timeout", effect: "unknown" }, 0],
  [{ kind: "timeout", effect: "after" }, { code: "timeout", effect: "unknown" }, 1],
  [{ kind: "lost-response" }, { code: "unavailable", effect: "unknown" }, 1],
  [{ kind: "fail", code: "locked" }, { code: "locked", effect: "none" }, 0],
  [{ kind: "fail", code: "quota", effect: "applied" }, { code: "quota", effect: "applied" }, 1],
] as const)(
  "a write that meets %j fails as it should, having had its effect or not",
  async (fault, error, effects) => {
    const { session, directory, connector } = await faulty({ on: "execute", call: 1, fault });
    await expect(create(session)).rejects.toMatchObject(error);
    expect(directory.effects).toBe(effects);
    expect(connector.injected).toEqual([{ on: "execute", call: 1, total: 2, fault }]);
    expect(await codeOf(create(session))).toBeUndefined();
  },
);

test("a repeated call reaches the system twice", async () => {
  const { session, directory } = await faulty({
    on: "execute",
    call: 1,
    fault: { kind: "repeat" },
  });
  expect(await create(session)).toMatchObject({ status: "already" });
  expect([directory.calls.execute, directory.effects]).toEqual([2, 1]);
});

test.each(["before", "after"] as const)(
  "death %s the effect ends everything of that process",
  async (effect) => {
    const { session, directory, connector } = await faulty({
      on: "any",
      call: 2,
      fault: { kind: "death", effect },
    });
    const death = await create(session).catch((error: unknown) => error);
    expect(SimulatedDeath.is(new Error("wrapped", { cause: death }))).toBe(true);
    expect(directory.effects).toBe(effect === "after" ? 1 : 0);
    await expect(session.check()).rejects.toThrow(SimulatedDeath);
    await expect(connector.open()).rejects.toThrow(SimulatedDeath);
    await expect(pagesOf(session)).rejects.toThrow(SimulatedDeath);
  },
);

test("a mortal store keeps nothing once the process is dead", async () => {
  const kept: unknown[] = [];
  const store = {
    id: "s",
    commit: async (writes: unknown) => void kept.push(writes),
    get: async () => 1,
  } as unknown as Store;
  const life = { ended: false };
  const mortal = mortalStore(store, life);
  await mortal.commit([]);
  life.ended = true;
  await expect(mortal.commit([])).rejects.toThrow(SimulatedDeath);
  await expect(mortal.get("links", "k")).rejects.toThrow(SimulatedDeath);
  expect(kept).toHaveLength(1);
});

test.each([
  [
    "duplicate-page",
    { kind: "duplicate-page", page: 0 },
    [
      ["ada", "ben"],
      ["ada", "ben"],
      ["cal", "dee"],
    ],
    "complete",
  ],
  [
    "empty-pages",
    { kind: "empty-pages", page: 1, count: 2 },
    [["ada", "ben"], [], [], ["cal", "dee"]],
    "complete",
  ],
  ["truncate", { kind: "truncate", pages: 1 }, [["ada", "ben"]], undefined],
  ["lie", { kind: "lie", every: 3 }, [["ada", "ben"], ["dee"]], "complete"],
] as const)("a scan that meets %s gives other pages", async (_, fault, expected, state) => {
  const { session } = await faulty({ on: "scan", call: 1, fault });
  const pages = await pagesOf(session);
  expect(keys(pages)).toEqual(expected);
  expect(states(pages).at(-1)).toBe(state);
  expect(
    states(pages)
      .slice(0, -1)
      .every((one) => one === undefined),
  ).toBe(true);
  expect(keys(await pagesOf(session))).toEqual([
    ["ada", "ben"],
    ["cal", "dee"],
  ]);
});

test("a scan that times out in the end gives all pages but the last", async () => {
  const { session } = await faulty({
    on: "scan",
    call: 1,
    fault: { kind: "timeout", effect: "after" },
  });
  const seen: string[] = [];
  const reading = (async () => {
    for await (const page of session.read.scan())
      seen.push(...page.items.map(({ ref }) => ref.stable));
  })();
  expect(await codeOf(reading)).toBe("timeout");
  expect(seen).toEqual(["ada", "ben"]);
});

test("rights that are lost hide accounts without a word, and reading one says why", async () => {
  const fault = { kind: "lost-rights", attribute: "displayName", prefix: "ben" } as const;
  const { session, directory } = await faulty({ on: "check", call: 1, fault });
  const token = (await Array.fromAsync(session.changes?.since(undefined) ?? [])).at(-1)?.token;
  directory.change({ kind: "account", stable: "ben" }, { enabled: false });
  await session.check();
  const pages = await pagesOf(session);
  expect(keys(pages)).toEqual([["ada"], ["cal", "dee"]]);
  expect(states(pages).at(-1)).toBe("complete");
  const ref = { kind: "account", stable: "ben" };
  expect(await session.read.get(ref)).toMatchObject({ absent: "no-permission" });
  const [page] = await Array.fromAsync(session.changes?.since(token) ?? []);
  expect(page?.changes).toEqual([]);
});

test("what reads and changes give is without an attribute that has gone, and dated by a clock that has jumped", async () => {
  const { session, directory } = await faulty(
    {
      on: "check",
      call: 1,
      fault: { kind: "schema-drift", account: "account", attribute: "displayName", becomes: null },
    },
    { on: "check", call: 1, fault: { kind: "clock-jump", by: -3_600_000 } },
  );
  const ref = { kind: "account", stable: "ada" };
  const before = await session.read.get(ref);
  expect(before).toHaveProperty("attributes.displayName");
  const token = (await Array.fromAsync(session.changes?.since(undefined) ?? [])).at(-1)?.token;
  directory.change(ref, { enabled: false });
  await session.check();
  const [page] = await Array.fromAsync(session.changes?.since(token) ?? []);
  const [change] = page?.changes ?? [];
  const scanned = (await pagesOf(session)).flatMap(({ items }) => items);
  const found = [
    await session.read.get(ref),
    scanned[0],
    change && "record" in change && change.record,
  ];
  for (const one of found) {
    expect(one).toMatchObject({ ref, observedAt: "2026-11-21T06:00:00.000Z" });
    expect(one).toHaveProperty("attributes.userName");
    expect(one).not.toHaveProperty("attributes.displayName");
  }
});

test("a schema that drifts and a clock that jumps stay so", async () => {
  const { session } = await faulty(
    {
      on: "schema",
      call: 2,
      fault: { kind: "schema-drift", account: "account", attribute: "title", becomes: null },
    },
    { on: "get", call: 1, fault: { kind: "clock-jump", by: 3_600_000 } },
  );
  const has = async () => "title" in ((await session.schema()).kinds.account?.attributes ?? {});
  expect([await has(), await has(), await has()]).toEqual([true, false, false]);
  const ada = await session.read.get({ kind: "account", stable: "ada" });
  expect(ada).toMatchObject({ observedAt: "2026-11-21T08:00:00.000Z" });
  expect(await create(session)).toMatchObject({ at: "2026-11-21T08:00:00.000Z" });
});
