import type { Account, Plan, TargetConnector } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { closings, creations } from "../stage/closings.ts";
import { targetContents } from "../stage/contents.ts";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";
import { thinned } from "../stage/thinned.ts";

const asOf = later(opening, 1);

async function planWith(
  stage: Stage,
  wrap: (target: TargetConnector) => TargetConnector,
): Promise<Plan> {
  return await planFor({ ...stage, targets: stage.targets.map(wrap) }, { asOf, mode: "full" });
}

/** Nothing is closed or made, and the plan says what it does not believe. */
async function harmless(stage: Stage, plan: Plan): Promise<void> {
  expect(closings(plan)).toEqual([]);
  expect(creations(plan)).toEqual([]);
  expect(plan.findings.some(({ finding }) => finding === "partial-read")).toBe(true);
  expect(plan.verdict.decision).toBe("stop");
  const before = targetContents(stage.targets);
  await carryOut(plan, stage);
  expect(targetContents(stage.targets)).toEqual(before);
}

describe("a target of which less is read than there is", () => {
  test("gives 400 of 56,726 accounts and no error", async () => {
    const stage = await hospital({ people: 56_726 });
    expect((await live(stage, { asOf: opening })).plan.operations).toEqual([]);
    let left = 400;
    const shows = ({ ref }: Account): boolean => ref.kind !== "account" || left-- > 0;
    stage.source.staff.put(employee(60_000));
    await harmless(stage, await planWith(stage, (target) => thinned(target, { shows })));
  });

  test("has a search base that yields nothing", async () => {
    const stage = await hospital({ people: 500 });
    await live(stage, { asOf: opening });
    stage.source.staff.put(employee(600));
    const shows = (): boolean => false;
    await harmless(stage, await planWith(stage, (target) => thinned(target, { shows })));
  });

  test.each(["no-permission", "not-found"] as const)(
    "shows half of its tree to a reader that has lost its rights: %s",
    async (get) => {
      const stage = await hospital({ people: 500 });
      await live(stage, { asOf: opening });
      stage.source.staff.put(employee(600));
      const shows = ({ ref }: Account): boolean => Number(ref.stable.slice(1)) % 2 === 0;
      const wrap = (target: TargetConnector): TargetConnector => thinned(target, { shows, get });
      await harmless(stage, await planWith(stage, wrap));

      for (const person of stage.source.staff.people()) {
        const names = { legal: { ...person.names.legal, given: "Alex" } };
        if (Number(person.id.slice(1)) < 40) stage.source.staff.put({ ...person, names });
      }
      const targets = stage.targets.map(wrap);
      const plan = await planFor({ ...stage, targets }, { asOf, mode: "changes" });
      expect(closings(plan)).toEqual([]);
      expect(creations(plan).map(({ personId }) => personId)).toEqual(["p600"]);
    },
  );

  test.each([
    ["no-permission", 0, []],
    // Nothing tells these from accounts that somebody has deleted; a person is asked.
    ["not-found", 30, ["directory/create/percent"]],
  ] as const)(
    "has lost its rights before it was ever read whole (%s), and nobody is made twice unasked",
    async (get, made, stoppedBy) => {
      const stage = await hospital({ people: 60 });
      const shows = ({ ref }: Account): boolean => Number(ref.stable.slice(1)) % 2 === 0;
      const plan = await planWith(stage, (target) => thinned(target, { shows, get }));
      expect(closings(plan)).toEqual([]);
      expect(creations(plan)).toHaveLength(made);
      expect(plan.verdict.breaches.map(({ code }) => code)).toEqual(stoppedBy);
    },
  );
});
