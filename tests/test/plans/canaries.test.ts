import { expect, test } from "vitest";
import { hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";

const tomorrow = later(opening, 1);

test.each(["staff", "directory"])(
  "a read of the %s that lacks a canary stops the plan, and nobody counts as missing for it",
  async (system) => {
    const stage = await hospital({ people: 10 });
    await live(stage, { asOf: opening });
    stage.source.staff.remove("p9");
    const key = { staff: "p9", directory: "an account that is gone" }[system] as string;
    const canaries = { [system]: ["p1", key].slice(system === "staff" ? 0 : 1) };
    const plan = await planFor(stage, { asOf: tomorrow, mode: "full", canaries });
    expect(plan.verdict).toMatchObject({
      decision: "stop",
      breaches: [{ code: `${system}/canaries` }],
    });
    expect(plan.snapshots.find((one) => one.system === system)?.missingCanaries).toEqual([key]);
    expect(plan.operations).toEqual([]);
  },
);

test("reads that show every canary stop nothing", async () => {
  const stage = await hospital({ people: 10 });
  await live(stage, { asOf: opening });
  const [account] = stage.targets.flatMap(({ directory }) => directory.accounts());
  const canaries = { staff: ["p1"], directory: [account?.ref.stable ?? ""] };
  const plan = await planFor(stage, { asOf: tomorrow, mode: "full", canaries });
  expect(plan.verdict.decision).toBe("allow");
});

test("canaries of a system that there is not are refused before anything is opened: they would guard nothing", async () => {
  const stage = await hospital({ people: 3 });
  const asked = planFor(stage, { asOf: opening, canaries: { directry: ["a"] } });
  await expect(asked).rejects.toMatchObject({
    code: "invalid-options",
    message: expect.stringContaining("directry"),
    advice: expect.stringContaining("Did you mean directory?"),
  });
});
