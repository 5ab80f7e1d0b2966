import type { AppliedReceipt, Plan } from "@rollcall/core";
import { type Life, mortalStore, type ScheduledFault, withFaults } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { storeContents, targetContents } from "../stage/contents.ts";
import { type DoomedCommit, doomedStore } from "../stage/doomed-store.ts";
import { forgetful } from "../stage/forgetful.ts";
import { carryOut, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { someLimits } from "../stage/some-limits.ts";
import { type Stage, type Systems, stageOf } from "../stage/stage.ts";
import { worlds } from "../stage/worlds.ts";

/** Where a process dies: at a call of the target, or at a commit. */
type Doom = ScheduledFault | DoomedCommit;

function doomed(stage: Stage, doom: Doom, life: Life): Systems {
  const atCall = "fault" in doom;
  return {
    ...stage,
    targets: stage.targets.map((target) =>
      withFaults(forgetful(target), atCall ? [doom] : [], life),
    ),
    store: atCall ? mortalStore(stage.store, life) : doomedStore(stage.store, life, doom),
  };
}

/** Applies until the end of the process, and tells what was given until then and whether it died. */
async function diesAt(plan: Plan, stage: Stage, doom: Doom): Promise<boolean> {
  const life: Life = { ended: false };
  await carryOut(plan, doomed(stage, doom, life)).catch((error: unknown) => {
    if (!life.ended) throw error;
  });
  return life.ended;
}

function* dooms(): Generator<readonly Doom[]> {
  for (let at = 1; ; at++) {
    yield [
      { on: "any", call: at, fault: { kind: "death", effect: "before" } },
      { on: "any", call: at, fault: { kind: "death", effect: "after" } },
      { commit: at, effect: "before" },
      { commit: at, effect: "after" },
    ];
  }
}

test("a process that dies anywhere is followed by one that ends where an undisturbed one ends", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds({ people: 3 }), someLimits(), async (world, limits) => {
      const undisturbed = await stageOf(world, { limits });
      const plan = await planFor(undisturbed, { asOf: world.asOf });
      const receipts = await carryOut(plan, undisturbed);
      const there = targetContents(undisturbed.targets);
      const remembered = await storeContents(undisturbed.store);
      let died = true;
      for (const some of dooms()) {
        if (!died) break;
        died = false;
        for (const doom of some) {
          const stage = await stageOf(world, { limits });
          if (!(await diesAt(plan, stage, doom))) continue;
          died = true;
          const resumed = await carryOut(plan, {
            ...stage,
            targets: stage.targets.map(forgetful),
          });
          expect(targetContents(stage.targets)).toEqual(there);
          expect(stage.targets[0]?.directory.effects).toBe(
            undisturbed.targets[0]?.directory.effects,
          );
          expect(inEffect(resumed)).toEqual(inEffect(receipts));
          expect(withoutJournal(await storeContents(stage.store))).toEqual(
            withoutJournal(remembered),
          );
          const again = await planFor(stage, { asOf: world.asOf, mode: "changes" });
          expect(again.operations).toEqual([]);
        }
      }
    }),
    runs(40),
  );
});

function inEffect(receipts: readonly AppliedReceipt[]): readonly string[] {
  const done = receipts.filter(({ status }) => status === "done" || status === "already");
  return done.map(({ operation }) => operation).sort();
}

/** What was found done on looking is `already` in the journal where it is `done` in that of a process that lived. */
function withoutJournal(contents: Awaited<ReturnType<typeof storeContents>>): unknown {
  return Object.fromEntries(Object.entries(contents).filter(([key]) => !key.startsWith("journal")));
}
