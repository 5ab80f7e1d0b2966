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
  test("gives 40 of 5,673 accounts and no error, as one gave 400 of 56,726", async () => {
    const stage = await hospital({ people: 5673 });
    expect((await live(stage, { asOf: opening })).plan.operations).toEqual([]);
    let left = 40;
    const shows = ({ ref }: Account): boolean => ref.kind !== "account" || left-- > 0;
    stage.source.staff.put(employee(6000));
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

  test("has lost its rights before it was ever read whole, and nobody is made twice", async () => {
    const stage = await hospital({ people: 60 });
    const shows = ({ ref }: Account): boolean => Number(ref.stable.slice(1)) % 2 === 0;
    for (const get of ["no-permission", "not-found"] as const) {
      const plan = await planWith(stage, (target) => thinned(target, { shows, get }));
      expect(closings(plan)).toEqual([]);
      if (get === "no-permission") expect(creations(plan)).toEqual([]);
    }
  });
});
