import { memoryTarget, type World } from "@rollcall/testkit";
import { type Stage, type StageOptions, stageOf } from "./stage.ts";

/** Puts a world up with a second target that begins empty. */
export async function twoTargets(
  world: World,
  limits: readonly StageOptions["limits"][],
): Promise<Stage> {
  const stage = await stageOf(world, { limits: limits[0] });
  const mail = memoryTarget({ name: "mail", clock: () => world.asOf, limits: limits[1] });
  const rules = stage.policy.targets[world.target];
  if (!rules) throw new Error("the policy has no rules for the target of the world");
  const { entitlements: _, ...others } = rules;
  const policy = { ...stage.policy, targets: { ...stage.policy.targets, mail: others } };
  return { ...stage, policy, targets: [...stage.targets, mail] };
}
