import { ConnectorError } from "@rollcall/core";
import { arbitrary, type ScheduledFault, withFaults } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { targetContents } from "../stage/contents.ts";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import type { Stage, Systems } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

type Schedule = readonly ScheduledFault[];

const untrue = arbitrary.faultSchedule({
  kinds: ["truncate", "lie", "lost-rights", "schema-drift", "clock-jump"],
  calls: 8,
  most: 6,
});
const mode = fc.constantFrom("auto" as const, "full" as const, "changes" as const);
const days = fc.array(fc.record({ mode, ofSource: untrue, ofTarget: untrue, passed: fc.nat(3) }), {
  minLength: 1,
  maxLength: 4,
});

function seenThrough(stage: Stage, ofSource: Schedule, ofTarget: Schedule): Systems {
  return {
    ...stage,
    source: withFaults(stage.source, ofSource),
    targets: stage.targets.map((target) => withFaults(target, ofTarget)),
  };
}

/** Reconciles, approves whatever comes of it, and applies it. A run that fails makes no plan. */
async function tried(systems: Systems, run: Parameters<typeof live>[1]): Promise<boolean> {
  try {
    await live(systems, run);
    return true;
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    return false;
  }
}

test("systems that hide, cut off or forget what they hold, day after day, change no account that is right, whoever approves", {
  timeout: patience,
}, async () => {
  let runsMade = 0;
  await fc.assert(
    fc.asyncProperty(days, async (script) => {
      // As eager to close as a policy can be: for whoever is missing from one whole read.
      const stage = await hospital({
        people: 60,
        lifecycle: { whenAbsent: { runs: 1, hours: 0 } },
      });
      await live(stage, { asOf: opening });
      const before = targetContents(stage.targets);
      let asOf = opening;
      for (const { mode, ofSource, ofTarget, passed } of script) {
        asOf = later(asOf, passed);
        if (await tried(seenThrough(stage, ofSource, ofTarget), { asOf, mode })) runsMade++;
        expect(targetContents(stage.targets)).toEqual(before);
      }
      stage.source.staff.put(employee(90));
      const { plan } = await live(stage, { asOf: later(asOf, 1), mode: "full" });
      expect(plan.operations.map(({ kind, personId }) => [kind, personId])).toEqual([
        ["create", "p90"],
      ]);
      expect((await planFor(stage, { asOf: later(asOf, 1) })).operations).toEqual([]);
    }),
    runs(120),
  );
  expect(runsMade).toBeGreaterThan(60);
});
