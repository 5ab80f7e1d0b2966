import { type Life, mortalStore, withFaults } from "@rollcall/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { targetContents } from "../stage/contents.ts";
import { carryOut, live, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { someLimits } from "../stage/some-limits.ts";
import { happen, later, stretches } from "../stage/steps.ts";
import { twoTargets } from "../stage/two-targets.ts";
import { worlds } from "../stage/worlds.ts";

const twoLimits = fc.tuple(someLimits(), someLimits());

test("two targets are brought in step by one plan, and stay so", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), twoLimits, stretches(), async (world, limits, script) => {
      const stage = await twoTargets(world, limits);
      let { asOf } = world;
      await live(stage, { asOf });
      for (const { steps, days, mode } of script) {
        for (const step of steps) happen(stage, step);
        asOf = later(asOf, days);
        const full = await planFor(stage, { asOf, mode: "full" });
        const changes = await planFor(stage, { asOf, mode: "changes" });
        expect(changes.operations).toEqual(full.operations);
        const receipts = await carryOut(mode === "full" ? full : changes, stage);
        for (const { status } of receipts) expect(status).toBe("done");
        expect((await planFor(stage, { asOf, mode })).operations).toEqual([]);
      }
    }),
    runs(60),
  );
});

test("a target that is down keeps nothing from the other, and catches up", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), twoLimits, fc.boolean(), async (world, limits, first) => {
      const [calm, rough] = [await twoTargets(world, limits), await twoTargets(world, limits)];
      const { asOf } = world;
      await live(calm, { asOf });
      const plan = await planFor(rough, { asOf });
      const down = rough.targets[first ? 0 : 1];
      const always = Array.from({ length: 60 }, (_, at) => at + 1).map(
        (call) => ({ on: "any", call, fault: { kind: "fail", code: "unavailable" } }) as const,
      );
      const targets = rough.targets.map((one) => (one === down ? withFaults(one, always) : one));
      await carryOut(plan, { ...rough, targets });
      const up = rough.targets.filter((one) => one !== down);
      expect(targetContents(up)).toEqual(
        targetContents(calm.targets.filter(({ name }) => name !== down?.name)),
      );
      await live(rough, { asOf, mode: "changes" });
      expect(targetContents(rough.targets)).toEqual(targetContents(calm.targets));
    }),
    runs(60),
  );
});

test("a process that dies between two targets is followed by one that finishes both", {
  timeout: patience,
}, async () => {
  await fc.assert(
    fc.asyncProperty(worlds({ people: 2, accounts: 2 }), twoLimits, async (world, limits) => {
      const calm = await twoTargets(world, limits);
      const plan = await planFor(calm, { asOf: world.asOf });
      await carryOut(plan, calm);
      for (const target of [0, 1]) {
        for (let call = 1; ; call++) {
          const stage = await twoTargets(world, limits);
          const life: Life = { ended: false };
          const death = { on: "any", call, fault: { kind: "death", effect: "after" } } as const;
          const targets = stage.targets.map((one, at) =>
            withFaults(one, at === target ? [death] : [], life),
          );
          const dying = { ...stage, targets, store: mortalStore(stage.store, life) };
          await carryOut(plan, dying).catch(() => undefined);
          if (!life.ended) break;
          await carryOut(plan, stage);
          expect(targetContents(stage.targets)).toEqual(targetContents(calm.targets));
          for (const [at, { directory }] of stage.targets.entries()) {
            expect(directory.effects).toBe(calm.targets[at]?.directory.effects);
          }
        }
      }
    }),
    runs(25),
  );
});
