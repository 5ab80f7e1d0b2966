import { ConnectorError } from "@rollcall/core";
import { arbitrary, type ScheduledFault, withFaults } from "@rollcall/testkit";
import fc, { type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { targetContents } from "../stage/contents.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { someLimits } from "../stage/some-limits.ts";
import { type Stage, type Systems, stageOf } from "../stage/stage.ts";
import { worlds } from "../stage/worlds.ts";

type Schedule = readonly ScheduledFault[];

function flaky(stage: Stage, schedule: Schedule): Systems {
  return { ...stage, targets: stage.targets.map((target) => withFaults(target, schedule)) };
}

/** Strikes every scan, so that each page comes twice or after empty ones. */
const misread: Arbitrary<Schedule> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant("duplicate-page" as const), page: fc.nat(1) }),
      fc.record({
        kind: fc.constant("empty-pages" as const),
        page: fc.nat(1),
        count: fc.integer({ min: 1, max: 3 }),
      }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((kinds) => kinds.map((fault, at) => ({ on: "scan", call: at + 1, fault })));

const faults = arbitrary.faultSchedule({
  kinds: ["throttle", "timeout", "lost-response", "repeat", "empty-pages", "duplicate-page"],
  calls: 6,
  most: 8,
});

test("a target that is slow to answer, or answers twice, ends as one that works", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), someLimits(), faults, async (world, limits, schedule) => {
      const [calm, rough] = [await stageOf(world, { limits }), await stageOf(world, { limits })];
      const { asOf } = world;
      await live(calm, { asOf });
      const plan = await planFor(rough, { asOf });
      await carryOut(plan, flaky(rough, schedule));
      // What had been given up is taken up by the next run, which need not read everything.
      await live(rough, { asOf, mode: "changes" });
      expect(targetContents(rough.targets)).toEqual(targetContents(calm.targets));
      const again = await planFor(rough, { asOf, mode: "full" });
      expect(again.operations).toEqual([]);
    }),
    runs(150),
  );
});

test("pages that are empty or come twice make no difference to a plan, and a read that fails makes none", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      worlds(),
      fc.oneof(misread, faults),
      fc.oneof(misread, faults),
      async (world, ofSource, ofTarget) => {
        const stage = await stageOf(world);
        const { asOf } = world;
        const calm = await planFor(stage, { asOf });
        const rough = { ...flaky(stage, ofTarget), source: withFaults(stage.source, ofSource) };
        const plan = await planFor(rough, { asOf }).catch((error: unknown) => {
          if (!ConnectorError.is(error)) throw error;
          return undefined;
        });
        if (plan) expect(plan).toEqual(calm);
      },
    ),
    runs(150),
  );
});
