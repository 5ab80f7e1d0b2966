import type { DirectoryServer } from "@rollcall/testkit/directory-server";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { storeContents } from "../stage/contents.ts";
import { live, planFor } from "../stage/run.ts";
import { patience } from "../stage/runs.ts";
import { embeddedTrust, type Running, sambaTrust } from "./stage/controller.ts";
import { type DirectoryTrust, directoryTrust, pass } from "./stage/directory-trust.ts";
import { seeds } from "./stage/seeds.ts";
import { lastWrite } from "./stage/usn.ts";

const { samba } = await serverAvailability();
const people = 150;
const modes = ["full", "changes", "auto"] as const;

/** Makes plans with work in them, before the first load and after it. */
async function planEachWay(
  trust: DirectoryTrust,
  during: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await during(async () => {
    const plan = await planFor(trust, { asOf: trust.record.asOf });
    expect(plan.operations.length).toBeGreaterThan(100);
  });
  await live(trust, { asOf: trust.record.asOf });
  await pass(30, trust);
  const kept = await storeContents(trust.store);
  await during(async () => {
    for (const mode of modes) {
      const plan = await planFor(trust, { asOf: trust.record.asOf, mode });
      expect(plan.operations.length).toBeGreaterThan(2);
    }
  });
  expect(await storeContents(trust.store)).toEqual(kept);
}

async function countingAtTheWire(
  { server }: Running<DirectoryServer>,
  work: () => Promise<void>,
): Promise<void> {
  const { writes, effects } = server;
  await work();
  expect([server.writes, server.effects]).toEqual([writes, effects]);
}

async function countingInTheServer(
  controller: Running<unknown>,
  work: () => Promise<void>,
): Promise<void> {
  const before = await lastWrite(controller);
  await work();
  expect(await lastWrite(controller)).toBe(before);
}

describe("planning against a directory", () => {
  test.each(seeds(431))(
    "sends no request that writes, and leaves the store as it is (seed %i)",
    {
      timeout: patience,
    },
    async (seed) => {
      await using controller = await embeddedTrust();
      await using trust = await directoryTrust({ controller, people, seed });
      await planEachWay(trust, (work) => countingAtTheWire(controller, work));
    },
  );

  test.skipIf(!samba.available).each(seeds(432))(
    "makes Samba write nothing, though it might (seed %i)",
    {
      timeout: 3 * patience,
    },
    async (seed) => {
      await using controller = await sambaTrust();
      await using trust = await directoryTrust({ controller, people, seed });
      await planEachWay(trust, (work) => countingInTheServer(controller, work));
    },
  );
});
