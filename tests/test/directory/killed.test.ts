import { join } from "node:path";
import { fileStore, type Plan, planToJson } from "@rollcall/core";
import { serverAvailability } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { approved, live, planFor } from "../stage/run.ts";
import { patience } from "../stage/runs.ts";
import { embeddedTrust, type Running, sambaTrust } from "./stage/controller.ts";
import { diceOf } from "./stage/dice.ts";
import { type DirectoryTrust, directoryTrust, pass } from "./stage/directory-trust.ts";
import { endState } from "./stage/end-state.ts";
import { expectRight } from "./stage/is-right.ts";
import { lookAt } from "./stage/look.ts";
import { seeds } from "./stage/seeds.ts";
import { temporaryFolder } from "./stage/temporary-folder.ts";
import { applyUnderFire } from "./stage/under-fire.ts";
import { lastWrite } from "./stage/usn.ts";

const { samba } = await serverAvailability();
const who = { people: 150, seed: 431 };

/** Makes a plan for the store in a folder, and leaves both to the processes that apply it. */
async function planIn(folder: string, trust: DirectoryTrust): Promise<Plan> {
  await using store = await fileStore({ folder });
  return await planFor({ ...trust, store }, { asOf: trust.record.asOf });
}

/** Gives how many operations a trust's directory lets be under way at once. */
async function concurrencyOf({ targets: [directory] }: DirectoryTrust): Promise<number> {
  await using session = await directory.open();
  return session.limits.concurrency ?? 1;
}

/** Compares runs of processes that are killed with runs that nobody disturbs. */
async function compare(start: () => Promise<Running<unknown>>, seed: number): Promise<void> {
  const dice = diceOf(seed);
  await using folder = await temporaryFolder();
  const store = join(folder.path, "store");
  await using disturbed = await start();
  await using undisturbed = await start();
  await using war = await directoryTrust({ controller: disturbed, ...who });
  await using peace = await directoryTrust({ controller: undisturbed, ...who });
  const concurrency = await concurrencyOf(war);
  let deaths = 0;
  for (const days of [0, 10, 10]) {
    await pass(days, war, peace);
    const { asOf, staff } = war.record;
    const from = [await lastWrite(disturbed), await lastWrite(undisturbed)] as const;
    const { receipts } = await live(peace, { asOf });
    expect((await lastWrite(undisturbed)) - from[1]).toBe(receipts.length);

    const plan = await planIn(store, war);
    expect(plan.operations).toHaveLength(receipts.length);
    const { url, ca, baseDN, login } = disturbed;
    const controller = { url, ca, baseDN, login };
    const errand = { controller, plan: planToJson(plan), approval: approved(plan), store };
    const steps = days === 0 ? 25 : 4;
    const { killed, statuses } = await applyUnderFire(errand, { folder: folder.path, dice, steps });
    deaths += killed.length;
    expect(statuses).toHaveLength(receipts.length);
    for (const status of statuses) expect(["done", "already"]).toContain(status);
    // Each write has one number, so that none was made twice and none is missing.
    expect((await lastWrite(disturbed)) - from[0]).toBe(receipts.length);
    const found = statuses.filter((status) => status === "already");
    expect(found.length).toBeLessThanOrEqual(killed.length * concurrency);

    const seen = await lookAt(disturbed);
    expect(endState(seen)).toEqual(endState(await lookAt(undisturbed)));
    expectRight(seen, staff);
  }
  expect(deaths).toBeGreaterThan(5);
}

describe("processes that are killed while they apply, and those that go on", () => {
  test.each(seeds(1))(
    "end as an undisturbed one does, and do nothing twice (seed %i)",
    {
      timeout: 4 * patience,
    },
    async (seed) => {
      await compare(embeddedTrust, seed);
    },
  );

  test.skipIf(!samba.available).each(seeds(2))(
    "do so on Samba (seed %i)",
    {
      timeout: 4 * patience,
    },
    async (seed) => {
      await compare(sambaTrust, seed);
    },
  );
});
