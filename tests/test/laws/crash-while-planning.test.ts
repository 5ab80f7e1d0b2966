import { type Life, mortalStore, type ScheduledFault, withFaults } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { storeContents, targetContents } from "../stage/contents.ts";
import { live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { type Stage, type Systems, stageOf } from "../stage/stage.ts";
import { happen, later, stretches } from "../stage/steps.ts";
import { worlds } from "../stage/worlds.ts";

function dying(stage: Stage, on: "source" | "target", call: number, life: Life): Systems {
  const death: ScheduledFault = { on: "any", call, fault: { kind: "death", effect: "after" } };
  return {
    ...stage,
    source: withFaults(stage.source, on === "source" ? [death] : [], life),
    targets: stage.targets.map((target) =>
      withFaults(target, on === "target" ? [death] : [], life),
    ),
    store: mortalStore(stage.store, life),
  };
}

test("a process that dies while it plans has changed nothing, and the next makes the same plan", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      stretches(),
      fc.constantFrom("full" as const, "changes" as const),
      async (world, script, mode) => {
        const stage = await stageOf(world);
        let { asOf } = world;
        await live(stage, { asOf });
        for (const { steps, days } of script) {
          for (const step of steps) happen(stage, step);
          asOf = later(asOf, days);
        }
        const plan = await planFor(stage, { asOf, mode });
        const [there, kept] = [targetContents(stage.targets), await storeContents(stage.store)];
        for (const on of ["source", "target"] as const) {
          for (let call = 1; ; call++) {
            const life: Life = { ended: false };
            await planFor(dying(stage, on, call, life), { asOf, mode }).catch(() => undefined);
            if (!life.ended) break;
            expect(targetContents(stage.targets)).toEqual(there);
            expect(await storeContents(stage.store)).toEqual(kept);
          }
        }
        expect(await planFor(stage, { asOf, mode })).toEqual(plan);
      },
    ),
    runs(25),
  );
});
