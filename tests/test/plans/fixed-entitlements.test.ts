import { memoryTarget } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { hospital, opening } from "../stage/hospital.ts";
import { planFor } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";

const everybody = { kind: "group", id: "everybody", fixed: true } as const;

/** A hospital in which everybody is in one group for good, and whose policy owns all groups. */
async function withEverybodysGroup(): Promise<Stage> {
  const stage = await hospital({ people: 3 });
  const [target] = stage.targets;
  const { directory: rules } = stage.policy.targets;
  if (!target || !rules) throw new Error("a hospital has a directory");
  const accounts = target.directory
    .accounts()
    .map((account) => ({ ...account, entitlements: [everybody] }));
  const clock = (): string => opening;
  const entitlements = { owns: () => true, holds: () => [] };
  return {
    ...stage,
    targets: [memoryTarget({ name: "directory", accounts, clock })],
    policy: { ...stage.policy, targets: { directory: { ...rules, entitlements } } },
  };
}

test("what goes with every account is no difference, and no account is looked at for it", async () => {
  const stage = await withEverybodysGroup();
  const { operations, findings } = await planFor(stage, { asOf: opening, mode: "full" });
  expect(operations).toEqual([]);
  expect(findings).toEqual([]);
  expect(stage.targets[0]?.directory.calls.get).toBe(0);
});
