import type { Person } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { closings } from "../stage/closings.ts";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";
import { thinned } from "../stage/thinned.ts";

const asOf = later(opening, 1);

describe("a source of which less is read than there is", () => {
  test.each([
    ["no records at all", () => false],
    ["30 % of last week's people missing", ({ id }: Person) => Number(id.slice(1)) % 10 >= 3],
  ])("gives a whole read with %s", async (_, shows) => {
    const stage = await hospital({ people: 500, lifecycle: { whenAbsent: { runs: 1, hours: 0 } } });
    await live(stage, { asOf: opening });
    const source = thinned(stage.source, { shows });
    for (const days of [1, 2, 3, 9]) {
      const plan = await planFor(
        { ...stage, source },
        { asOf: later(opening, days), mode: "full" },
      );
      expect(plan.operations).toEqual([]);
      expect(plan.verdict.decision).toBe("stop");
      expect(plan.verdict.breaches.map(({ code }) => code)).toContain("staff/drop");
    }
  });

  test("closes nothing for people who are no longer in it, unless the policy says so, and then in time", async () => {
    const stage = await hospital({
      people: 500,
      lifecycle: { whenAbsent: { runs: 3, hours: 48 } },
    });
    await live(stage, { asOf: opening });
    stage.source.staff.remove("p7");
    for (const days of [1, 2]) {
      const { plan } = await live(stage, { asOf: later(opening, days), mode: "full" });
      expect(plan.operations).toEqual([]);
      expect(plan.findings).toMatchObject([{ finding: "absent", personId: "p7" }]);
    }
    const { plan } = await live(stage, { asOf: later(opening, 3), mode: "full" });
    expect(closings(plan).map(({ personId }) => personId)).toEqual(["p7"]);

    const quiet = await hospital({ people: 500 });
    await live(quiet, { asOf: opening });
    quiet.source.staff.remove("p7");
    for (const days of [1, 2, 3, 30]) {
      const plan = await planFor(quiet, { asOf: later(opening, days), mode: "full" });
      expect(plan.operations).toEqual([]);
      await carryOut(plan, quiet);
    }
  });

  test("closes nobody for a tombstone in a change file, which is no termination", async () => {
    const stage = await hospital({ people: 50 });
    await live(stage, { asOf: opening });
    stage.source.staff.remove("p7");
    stage.source.staff.put(employee(8));
    const { plan } = await live(stage, { asOf, mode: "changes" });
    expect(plan.operations).toEqual([]);
    expect(plan.findings).toMatchObject([{ finding: "absent", personId: "p7" }]);
  });
});
