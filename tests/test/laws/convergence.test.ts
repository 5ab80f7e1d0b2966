import fc from "fast-check";
import { expect, test } from "vitest";
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
      for (const { status } of await carryOut(plan, stage)) expect(status).toBe("done");
      for (const mode of modes) {
        const again = await planFor(stage, { asOf, mode });
        expect(again.operations).toEqual([]);
        await live(stage, { asOf, mode });
      }
    }),
    runs(200),
  );
});
