import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Connector,
  fileReadCache,
  memoryReadCache,
  type ReadCache,
  type ReadQuery,
} from "@rollcall/core";
import type { MemoryTarget } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { hospital, opening } from "../stage/hospital.ts";
import { nightsOf } from "../stage/nights.ts";
import { planFor } from "../stage/run.ts";
import { stageOf } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

test("records that come twice are counted once, known or not", async () => {
  const stage = await hospital({ people: 4 });
  const twice = <C extends Connector>(connector: C): C => ({
    ...connector,
    async open() {
      const session = await connector.open();
      const scan = async function* (query?: ReadQuery) {
        for await (const { items } of session.read.scan(query)) yield { items };
        yield* session.read.scan(query);
      };
      return { ...session, read: { ...session.read, scan } };
    },
  });
  const [target] = stage.targets as [MemoryTarget];
  const { night } = nightsOf({ ...stage, source: twice(stage.source), targets: [twice(target)] });
  for (const day of [0, 1, 2]) {
    const { snapshots } = await night(later(opening, day));
    expect(snapshots.map(({ count }) => count)).toEqual([4, 4]);
  }
});

test("what was noted for one store is nothing to another", async () => {
  const readCache = memoryReadCache();
  const stage = await hospital({ people: 3 });
  await nightsOf(stage, readCache).night(opening);
  const other = await stageOf({
    asOf: opening,
    today: "2026-11-20",
    target: "directory",
    people: stage.source.staff.people(),
    accounts: stage.targets[0]?.directory.accounts() ?? [],
    links: [],
    lifecycle: {},
    groups: {},
  });
  const { night, given } = nightsOf({ ...other, policy: stage.policy }, readCache);
  await night(opening);
  expect(given()).toEqual({ staff: 3, directory: 3 });
});

test("a record that has to be seen is seen when it is known", async () => {
  const stage = await hospital({ people: 3 });
  const readCache = memoryReadCache();
  const canaries = { staff: ["p1"], directory: ["k1"] };
  for (let night = 0; night < 2; night++) {
    const plan = await planFor(stage, { asOf: opening, mode: "full", canaries, readCache });
    expect(plan.snapshots.map(({ missingCanaries }) => missingCanaries)).toEqual([[], []]);
  }
});

/** Cuts off what a connector reads. */
function cutOff<C extends Connector>(connector: C, scan: () => AsyncIterable<never>): C {
  return {
    ...connector,
    async open() {
      const session = await connector.open();
      return { ...session, read: { ...session.read, scan } };
    },
  };
}

test.each([
  ["is cut off", async function* () {}],
  [
    "fails",
    async function* () {
      yield await Promise.reject(new Error("cut"));
    },
  ],
])("a read that %s leaves what was noted before, and nothing half written", async (_, scan) => {
  const folder = await mkdtemp(join(tmpdir(), "read-cache-"));
  const stage = await hospital({ people: 12 });
  const readCache = fileReadCache({ folder, onLost: (error) => expect.fail(error.message) });
  const run = { asOf: opening, mode: "full", readCache } as const;
  const failed = ({ message }: Error) => expect(message).toBe("cut");
  const { night, given } = nightsOf(stage, readCache);
  await night(opening);
  const files = await readdir(folder);
  expect(files).toHaveLength(2);
  const [target] = stage.targets as [MemoryTarget];
  await planFor({ ...stage, source: cutOff(stage.source, scan) }, run).catch(failed);
  await planFor({ ...stage, targets: [cutOff(target, scan)] }, run).catch(failed);
  expect(await readdir(folder)).toEqual(files);
  await night(opening);
  expect(given()).toEqual({ staff: 0, directory: 0 });
  await rm(folder, { recursive: true });
});

test("what was noted is let go of when nothing more of it is wanted", async () => {
  const stage = await hospital({ people: 3 });
  const inner = memoryReadCache();
  let open = 0;
  const readCache: ReadCache = {
    ...inner,
    *read(part, key) {
      open++;
      try {
        yield* inner.read(part, key);
      } finally {
        open--;
      }
    },
  };
  for (let night = 0; night < 2; night++) {
    await planFor(stage, { asOf: opening, mode: "full", readCache });
    expect(open).toBe(0);
  }
});
