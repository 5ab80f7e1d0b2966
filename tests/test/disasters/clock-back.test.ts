import { expect, test } from "vitest";
import { closings, creations } from "../stage/closings.ts";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";

test("a clock that goes back closes nobody, and what it missed is done once it is right again", async () => {
  const stage = await hospital({ people: 100 });
  await live(stage, { asOf: opening });
  const leaver = employee(3);
  const assignments = leaver.assignments.map((one) => ({ ...one, end: "2026-11-22" }));
  stage.source.staff.put({ ...leaver, assignments });
  await live(stage, { asOf: later(opening, 1) });

  for (const mode of ["changes", "full"] as const) {
    const { plan, receipts } = await live(stage, { asOf: later(opening, -400), mode });
    expect(closings(plan)).toEqual([]);
    expect(creations(plan)).toEqual([]);
    for (const { status } of receipts) expect(status).toBe("done");
  }
  const { plan } = await live(stage, { asOf: later(opening, 3), mode: "changes" });
  expect(closings(plan).map(({ personId }) => personId)).toEqual(["p3"]);
  expect((await planFor(stage, { asOf: later(opening, 3), mode: "full" })).operations).toEqual([]);
});

test("a clock that goes back while a plan is applied stops nothing and repeats nothing", async () => {
  const stage = await hospital({ people: 20 });
  for (let at = 0; at < 5; at++) {
    const person = employee(at);
    stage.source.staff.put({
      ...person,
      names: { legal: { given: "Alex", family: `Person${at}` } },
    });
  }
  const plan = await planFor(stage, { asOf: opening });
  let asked = 0;
  const now = (): number => Date.parse(opening) - 3_600_000 * asked++;
  const receipts = await carryOut(plan, stage, { now });
  expect(receipts.map(({ status }) => status)).toEqual(Array(5).fill("done"));
  expect(stage.targets[0]?.directory.effects).toBe(5);
});
