import type { Plan } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Seen, targetContents } from "../stage/contents.ts";
import { carryOut, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { someLimits } from "../stage/some-limits.ts";
import { stageOf } from "../stage/stage.ts";
import { undoOf } from "../stage/undo.ts";
import { worlds } from "../stage/worlds.ts";

test("what a plan did is undone by its inverse, but for what is said to be irreversible", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), someLimits(), async (world, limits) => {
      const stage = await stageOf(world, { limits });
      const before = targetContents(stage.targets);
      const plan = await planFor(stage, { asOf: world.asOf });
      const receipts = await carryOut(plan, stage);
      const undo = undoOf(stage, plan, receipts);
      for (const { status } of await carryOut(undo.plan, stage)) expect(status).toBe("done");
      const made = new Map(receipts.map(({ operation, ref }) => [operation, ref?.stable]));
      const lost = new Set(undo.irreversible.flatMap(({ operation }) => keysOf(operation, made)));
      if (stage.restorable) expect([...lost]).toEqual([]);
      const after = targetContents(stage.targets);
      const kept = (contents: Readonly<Record<string, Seen>>): unknown =>
        Object.fromEntries(Object.entries(contents).filter(([, { ref }]) => !lost.has(ref.stable)));
      expect(kept(after)).toEqual(kept(before));

      const again = await planFor(stage, { asOf: world.asOf, mode: "full" });
      if (lost.size === 0) {
        expect(shapes(again.operations)).toEqual(shapes(plan.operations));
      }
    }),
    runs(150),
  );
});

type Operations = Plan["operations"];

/** The accounts that an operation is about; of a new one, the key that it was given. */
function keysOf(
  operation: Operations[number],
  made: ReadonlyMap<string, string | undefined>,
): readonly string[] {
  if (operation.kind === "create") return [made.get(operation.id) ?? operation.handle];
  if (operation.kind !== "membership") return [operation.ref.stable];
  return [...operation.grant, ...operation.revoke].map(({ stable }) => stable);
}

/** What is left to do after the inverse is what there was to do before. */
function shapes(operations: Operations): unknown {
  return operations.map(({ kind, label }) => `${kind} ${label}`).sort();
}
