import fc from "fast-check";
import { expect, test } from "vitest";
import { storeContents, targetContents } from "../stage/contents.ts";
import { carryOut, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { someLimits } from "../stage/some-limits.ts";
import { stageOf } from "../stage/stage.ts";
import { worlds } from "../stage/worlds.ts";

test("a plan that is applied twice writes once, and gives the same receipts", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), someLimits(), async (world, limits) => {
      const stage = await stageOf(world, { limits });
      const plan = await planFor(stage, { asOf: world.asOf });
      const first = await carryOut(plan, stage);
      const [there, kept] = [targetContents(stage.targets), await storeContents(stage.store)];
      const calls = { ...stage.targets[0]?.directory.calls };
      const second = await carryOut(plan, stage);
      expect(ordered(second)).toEqual(ordered(JSON.parse(JSON.stringify(first))));
      expect(targetContents(stage.targets)).toEqual(there);
      expect(await storeContents(stage.store)).toEqual(kept);
      expect(stage.targets[0]?.directory.calls).toEqual(calls);
    }),
    runs(100),
  );
});

function ordered<T extends { readonly operation: string }>(receipts: readonly T[]): readonly T[] {
  return receipts.toSorted((one, other) => (one.operation < other.operation ? -1 : 1));
}
