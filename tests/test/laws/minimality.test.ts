import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fewestWrites } from "../stage/fewest-writes.ts";
import { carryOut, planFor } from "../stage/run.ts";
import { patience, runs } from "../stage/runs.ts";
import { isAllowed, type TinyAccount, type TinyState, tinyStage } from "../stage/tiny-world.ts";

const asOf = "2026-11-21T07:00:00Z";

/** Compares a plan with the fewest writes there are, and carries it out. */
async function expectFewest(now: TinyState, then: TinyState): Promise<number> {
  const stage = await tinyStage(now, then);
  const plan = await planFor(stage, { asOf });
  const fewest = fewestWrites(now, then);
  expect(plan.findings.filter(({ finding }) => finding === "blocked")).toEqual([]);
  expect(plan.operations.length).toBe(fewest);
  for (const { status } of await carryOut(plan, stage)) expect(status).toBe("done");
  expect((await planFor(stage, { asOf })).operations).toEqual([]);
  return plan.operations.length;
}

function allStates(size: number, accounts: readonly (TinyAccount | undefined)[]): TinyState[] {
  let states: TinyState[] = [[]];
  for (let at = 0; at < size; at++) {
    states = states.flatMap((state) => accounts.map((account) => [...state, account]));
  }
  return states.filter(isAllowed);
}

function accounts(
  names: readonly string[],
  aliases: readonly (string | null)[],
  references: readonly (number | null)[],
): readonly TinyAccount[] {
  return names.flatMap((name) =>
    aliases.flatMap((alias) => references.map((refersTo) => ({ name, alias, refersTo }))),
  );
}

describe("no plan can do with fewer operations", { timeout: patience }, () => {
  test("in every world of two accounts", async () => {
    const states = allStates(2, [undefined, ...accounts(["a", "b"], [null], [null, 0, 1])]);
    const longest = new Set<number>();
    for (const now of states) for (const then of states) longest.add(await expectFewest(now, then));
    // Two accounts that each refer to themselves are made, and then changed.
    expect(Math.max(...longest)).toBe(4);
  });

  test("in every exchange of names among three", async () => {
    const states = allStates(3, accounts(["a", "b", "c"], [null], [null]));
    const counts = new Set<number>();
    for (const now of states) for (const then of states) counts.add(await expectFewest(now, then));
    expect(counts).toEqual(new Set([0, 3, 4]));
  });

  test("in any world of three", async () => {
    const account = fc.option(
      fc.record({
        name: fc.constantFrom("a", "b", "c"),
        alias: fc.constantFrom(null, "x", "y"),
        refersTo: fc.constantFrom(null, 0, 1, 2),
      }),
      { nil: undefined, freq: 4 },
    );
    const state = fc.array(account, { minLength: 3, maxLength: 3 }).filter(isAllowed);
    await fc.assert(
      fc.asyncProperty(state, state, async (now, then) => {
        await expectFewest(now, then);
      }),
      runs(60),
    );
  });
});
