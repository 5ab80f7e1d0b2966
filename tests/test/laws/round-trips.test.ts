import { inverse, parseApproval, parsePlan, planToJson } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { targetContents } from "../stage/contents.ts";
import { approved, carryOut, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { stageOf } from "../stage/stage.ts";
import { worlds } from "../stage/worlds.ts";

test("a plan and its approval are the same after JSON, and do the same", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), async (world) => {
      const stage = await stageOf(world);
      const plan = await planFor(stage, { asOf: world.asOf });
      for (const pretty of [false, true]) {
        expect(parsePlan(planToJson(plan, { pretty }))).toEqual(plan);
      }
      const approval = approved(plan);
      expect(parseApproval(JSON.parse(JSON.stringify(approval)))).toEqual(approval);

      const other = await stageOf(world);
      const receipts = await carryOut(plan, stage);
      const read = parsePlan(planToJson(plan));
      const again = await carryOut(read, other, {
        approval: parseApproval(JSON.parse(JSON.stringify(approval))),
      });
      expect(again).toEqual(receipts);
      expect(targetContents(other.targets)).toEqual(targetContents(stage.targets));
    }),
    runs(100),
  );
});

test("receipts are the same after JSON, and can be undone from there", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), async (world) => {
      const stage = await stageOf(world);
      const plan = await planFor(stage, { asOf: world.asOf });
      const receipts = await carryOut(plan, stage);
      const read = JSON.parse(JSON.stringify(receipts));
      expect(read).toEqual(receipts);
      expect(inverse({ plan, receipts: read })).toEqual(inverse({ plan, receipts }));
    }),
    runs(50),
  );
});
