import { definePolicy, owned } from "@rollcall/core";
import { expect, test } from "vitest";
import { hospital, hospitalPolicy, opening } from "../stage/hospital.ts";
import { approved, live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";

const asOf = later(opening, 1);

test("a rule that changes one attribute of everybody is stopped by the guard", async () => {
  const stage = await hospital({ people: 1000 });
  await live(stage, { asOf: opening });
  const { directory } = hospitalPolicy().targets;
  if (!directory) throw new Error("the policy of the hospital has no rules for its directory");
  const attributes = { ...directory.attributes, title: owned(() => "undefined") };
  const policy = definePolicy({
    name: "hospital",
    targets: { directory: { ...directory, attributes } },
  });
  const plan = await planFor({ ...stage, policy }, { asOf });
  expect(plan.mode).toBe("full");
  expect(plan.operations).toHaveLength(1000);
  expect(plan.verdict.decision).toBe("stop");
  expect(plan.verdict.breaches.map(({ code }) => code)).toContain("directory/update/percent");
  const { accepts } = approved(plan);
  expect(accepts).not.toEqual([]);
});
