import { formatPlan, planToJson } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { reordered, shuffledSystems } from "../stage/shuffled-systems.ts";
import { stageOf } from "../stage/stage.ts";
import { happen, later, stretches } from "../stage/steps.ts";
import { worlds } from "../stage/worlds.ts";

const orders = fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 });

test("the order in which people, accounts, attributes and links come makes no byte of difference to a plan", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      orders,
      fc.integer({ min: 1, max: 9 }),
      async (world, order, pageSize) => {
        const plan = await planFor(await stageOf(world, { pageSize: 9 }), { asOf: world.asOf });
        const other = await planFor(await shuffledSystems(world, { order, pageSize }), {
          asOf: world.asOf,
        });
        expect(planToJson(other)).toBe(planToJson(plan));
        expect(formatPlan(other)).toBe(formatPlan(plan));
      },
    ),
    runs(150),
  );
});

test("nor to the plan of any later day, be everything read or only what has changed", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      stretches(),
      orders,
      fc.integer({ min: 1, max: 9 }),
      async (world, script, order, pageSize) => {
        const stage = await stageOf(world);
        let { asOf } = world;
        await live(stage, { asOf });
        for (const { steps, days, mode } of script) {
          for (const step of steps) happen(stage, step);
          asOf = later(asOf, days);
          for (const each of ["full", "changes"] as const) {
            const plan = await planFor(stage, { asOf, mode: each });
            const other = await planFor(reordered(stage, { order, pageSize }), {
              asOf,
              mode: each,
            });
            expect(planToJson(other)).toBe(planToJson(plan));
          }
          await live(stage, { asOf, mode });
        }
      },
    ),
    runs(100),
  );
});
