import fc from "fast-check";
import { expect, test } from "vitest";
import { doable } from "../stage/doable.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { someLimits } from "../stage/some-limits.ts";
import { stageOf } from "../stage/stage.ts";
import { worlds } from "../stage/worlds.ts";

test("what was planned is done, and then nothing is left to do, however it is read", {
  timeout: patience,
}, async () => {
  const modes = fc.array(fc.constantFrom("full" as const, "changes" as const), {
    minLength: 2,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(worlds(), someLimits(), modes, async (world, limits, modes) => {
      const stage = await stageOf(world, { limits });
      const { asOf } = world;
      const plan = await planFor(stage, { asOf });
      const due = doable(stage, plan).map(({ id }) => id);
      for (const { operation, status } of await carryOut(plan, stage)) {
        expect(status).toBe(due.includes(operation) ? "done" : "failed");
      }
      for (const mode of modes) {
        const again = await planFor(stage, { asOf, mode });
        expect(doable(stage, again)).toEqual([]);
        await live(stage, { asOf, mode });
      }
    }),
    runs(200),
  );
});
