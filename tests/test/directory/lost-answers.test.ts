import type { AppliedReceipt, Plan, Store } from "@rollcall/core";
import { type Life, mortalStore, withFaults } from "@rollcall/testkit";
import type { DirectoryServer, ScheduledServerFault } from "@rollcall/testkit/directory-server";
import { describe, expect, test } from "vitest";
import { carryOut, live, planFor } from "../stage/run.ts";
import { patience } from "../stage/runs.ts";
import type { Systems } from "../stage/stage.ts";
import { embeddedTrust, type Running } from "./stage/controller.ts";
import { copiesOf } from "./stage/copied-store.ts";
import { type DirectoryTrust, directoryTrust, pass } from "./stage/directory-trust.ts";
import { endState } from "./stage/end-state.ts";
import { expectRight } from "./stage/is-right.ts";
import { lookAt } from "./stage/look.ts";
import { seeds } from "./stage/seeds.ts";

const kinds = ["add", "modify", "rename", "delete"] as const;

/** A plan, and the state that it was made for, which can be had again. */
interface Situation {
  readonly controller: Running<DirectoryServer>;
  readonly trust: DirectoryTrust;
  readonly plan: Plan;
  /** Brings the state back, with a store of that time. */
  again(): Promise<Store>;
}

async function situationOf(
  trust: DirectoryTrust,
  controller: Running<DirectoryServer>,
): Promise<Situation> {
  const plan = await planFor(trust, { asOf: trust.record.asOf });
  const backup = controller.server.backup();
  const copy = await copiesOf(trust.store);
  return {
    controller,
    trust,
    plan,
    async again() {
      controller.server.script([]);
      controller.server.restore(backup, { keepInvocationId: true });
      return await copy();
    },
  };
}

/** What there is once a plan was applied. */
interface Outcome {
  readonly effects: number;
  readonly accounts: ReturnType<typeof endState>;
  readonly inEffect: readonly string[];
}

/** Applies the plan as `apply` does it, and looks at what became of it. */
async function outcomeOf(
  { controller, trust, plan, again }: Situation,
  apply: (systems: Systems) => Promise<readonly AppliedReceipt[]>,
): Promise<Outcome> {
  const systems = { ...trust, store: await again() };
  const { effects } = controller.server;
  const receipts = await apply(systems);
  const done = receipts.filter(({ status }) => status === "done" || status === "already");
  const outcome = {
    effects: controller.server.effects - effects,
    inEffect: done.map(({ operation }) => operation).sort(),
    accounts: endState(await lookAt(controller)),
  };
  const left = await planFor(systems, { asOf: plan.asOf, mode: "full" });
  expect(left.operations).toEqual([]);
  return outcome;
}

/** Applies until the process dies, at the first fault that strikes; another one goes on. */
async function dieAndGoOn(
  { controller, plan }: Situation,
  systems: Systems,
): Promise<readonly AppliedReceipt[]> {
  const { server } = controller;
  const struck = server.struck.length;
  const life: Life = {
    get ended() {
      return server.struck.length > struck;
    },
  };
  const mortal = {
    ...systems,
    targets: systems.targets.map((target) => withFaults(target, [], life)),
    store: mortalStore(systems.store, life),
  };
  await expect(carryOut(plan, mortal)).rejects.toThrow();
  expect(life.ended).toBe(true);
  return await carryOut(plan, systems);
}

/** Loses the answer to each write in turn, once with a process that lives on and once with one that dies of it. */
async function loseEach(situation: Situation): Promise<number> {
  const { controller, trust, plan } = situation;
  const { server } = controller;
  const before = { ...server.requests };
  const undisturbed = await outcomeOf(situation, (systems) => carryOut(plan, systems));
  const count = Object.fromEntries(kinds.map((on) => [on, server.requests[on] - before[on]]));
  expect(undisturbed.inEffect).toHaveLength(plan.operations.length);
  expectRight(await lookAt(controller), trust.record.staff);
  let lost = 0;
  for (const on of kinds) {
    for (let call = 1; call <= (count[on] ?? 0); call++) {
      const faults: readonly ScheduledServerFault[] = [
        { on, call, fault: { kind: "cut", effect: "after" } },
      ];
      const lives = await outcomeOf(situation, async (systems) => {
        server.script(faults);
        return await carryOut(plan, systems);
      });
      expect(lives).toEqual(undisturbed);
      const dies = await outcomeOf(situation, async (systems) => {
        server.script(faults);
        return await dieAndGoOn(situation, systems);
      });
      expect(dies).toEqual(undisturbed);
      lost += 1;
    }
  }
  return lost;
}

describe("an answer that is lost after the effect, at every write once", () => {
  test("changes nothing of how a first load ends, and nothing is done twice", {
    timeout: 4 * patience,
  }, async () => {
    await using controller = await embeddedTrust();
    await using trust = await directoryTrust({ controller, people: 12, seed: 5 });
    const situation = await situationOf(trust, controller);
    expect(await loseEach(situation)).toBeGreaterThanOrEqual(situation.plan.operations.length);
  });

  test.each([...seeds(4), ...seeds(6)])(
    "changes nothing of how months of changes end, and nothing is done twice (seed %i)",
    { timeout: 4 * patience },
    async (seed) => {
      await using controller = await embeddedTrust();
      await using trust = await directoryTrust({ controller, people: 40, seed });
      await live(trust, { asOf: trust.record.asOf });
      await pass(90, trust);
      const situation = await situationOf(trust, controller);
      expect(await loseEach(situation)).toBeGreaterThanOrEqual(situation.plan.operations.length);
    },
  );
});
