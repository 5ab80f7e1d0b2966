import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation } from "../../src/model/operation.ts";
import { shortestPlan } from "./brute-force.ts";
import { carryOut, type SimulatedTarget } from "./simulated-target.ts";
import {
  differencesOf,
  isSound,
  planWorld,
  type SmallObject,
  type SmallWorld,
  schemaOf,
  smallWorlds,
  targetOf,
} from "./small-world.ts";

function run(world: SmallWorld, operations: readonly Operation[]): SimulatedTarget {
  const schema = schemaOf(world.rules);
  return operations.reduce(
    (target, operation) => carryOut(target, operation, schema),
    targetOf(world, "now"),
  );
}

function sorted(target: SimulatedTarget): unknown {
  return [...target].sort(([one], [other]) => (one < other ? -1 : 1));
}

function expectShortest(world: SmallWorld): readonly Operation[] {
  const shortest = shortestPlan(world);
  const { operations, findings } = planWorld(world);
  if (shortest === undefined) {
    expect(findings).not.toEqual([]);
    run(world, operations);
    return [];
  }
  expect(findings).toEqual([]);
  expect(operations.length).toBe(shortest);
  expect(sorted(run(world, operations))).toEqual(sorted(targetOf(world, "then")));
  return operations;
}

/** All states of objects with these values, that are sound. */
function allStates(
  size: number,
  values: readonly (SmallObject | undefined)[],
): (SmallObject | undefined)[][] {
  let states: (SmallObject | undefined)[][] = [[]];
  for (let index = 0; index < size; index++) {
    states = states.flatMap((state) => values.map((value) => [...state, value]));
  }
  return states.filter((state) => isSound(state, { xRequired: false, yNoTemporary: false }));
}

function objects(
  xs: (string | null)[],
  ys: (string | null)[],
  managers: (number | null)[],
): SmallObject[] {
  return xs.flatMap((x) => ys.flatMap((y) => managers.map((managerId) => ({ x, y, managerId }))));
}

describe("the number of operations", () => {
  it("is that of the shortest plan there is, in random worlds", () => {
    fc.assert(
      fc.property(smallWorlds, (world) => void expectShortest(world)),
      { numRuns: 400 },
    );
  });

  it("is not raised by putting off more of a new account than its circles need", () => {
    // 2 is its own manager, which needs a second step; its x does not, if 0 makes way for 1.
    const now = [
      { x: "x1", y: null, managerId: null },
      { x: "x2", y: "y2", managerId: 3 },
      undefined,
      { x: "x3", y: null, managerId: null },
    ];
    const then = [
      { x: "x3", y: "y2", managerId: null },
      { x: "x1", y: null, managerId: 2 },
      { x: "x2", y: null, managerId: 2 },
      undefined,
    ];
    const rules: SmallWorld["rules"] = {
      xRequired: true,
      yNoTemporary: false,
      together: [["x", "y"]],
    };
    expect(expectShortest({ now, then, rules })).toHaveLength(7);
  });

  it("is that of the shortest plan in every world of two objects", () => {
    const states = allStates(2, [undefined, ...objects(["1", "2", null], ["1"], [0, 1, null])]);
    const rules = { xRequired: false, yNoTemporary: false };
    let worlds = 0;
    for (const now of states) {
      for (const then of states) {
        expectShortest({ now, then, rules });
        worlds++;
      }
    }
    expect(worlds).toBe(states.length ** 2);
  });

  it("is that of the shortest plan for every way in which three objects can exchange two values", () => {
    const both = objects(["1", "2", "3"], ["1", "2", "3"], [null]);
    const states = allStates(3, both);
    let splits = 0;
    for (const now of states.slice(0, 6)) {
      for (const then of states) {
        for (const yNoTemporary of [false, true]) {
          const world = { now, then, rules: { xRequired: true, yNoTemporary } };
          const changed = now.filter(
            (object, index) => JSON.stringify(object) !== JSON.stringify(then[index]),
          );
          if (expectShortest(world).length > changed.length) splits++;
        }
      }
    }
    expect(splits).toBeGreaterThan(100);
  });
});

describe("a plan", () => {
  it("holds in every order that what comes after what allows", () => {
    fc.assert(
      fc.property(smallWorlds, fc.infiniteStream(fc.nat({ max: 1000 })), (world, choices) => {
        const { operations } = planWorld(world);
        const left = [...operations];
        const shuffled: Operation[] = [];
        while (left.length > 0) {
          const done = new Set(shuffled.map(({ id }) => id));
          const ready = left.filter(({ after }) => after.every((id) => done.has(id)));
          const next = ready[(choices.next().value as number) % ready.length] as Operation;
          shuffled.push(next);
          left.splice(left.indexOf(next), 1);
        }
        expect(sorted(run(world, shuffled))).toEqual(sorted(run(world, operations)));
      }),
      { numRuns: 300 },
    );
  });

  it("needs every one of its operations", () => {
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const { operations } = planWorld(world);
        const whole = JSON.stringify(sorted(run(world, operations)));
        for (const dropped of operations) {
          const out = new Set([dropped.id]);
          const left = operations.filter(({ id, after }) => {
            if (after.some((one) => out.has(one))) out.add(id);
            return !out.has(id);
          });
          expect(JSON.stringify(sorted(run(world, left)))).not.toBe(whole);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("that is broken off and made again is no longer than it was", () => {
    fc.assert(
      fc.property(smallWorlds, (world) => {
        const { operations, findings } = planWorld(world);
        fc.pre(findings.length === 0);
        for (let count = 0; count <= operations.length; count++) {
          const target = run(world, operations.slice(0, count));
          const now = world.now.map((_, index) => {
            const object = target.get(`stable-${index}`) ?? target.get(`made-p${index}`);
            if (!object) return undefined;
            const { x = null, y = null, managerId } = object.attributes;
            const number = managerId ? Number(/\d+$/.exec(String(managerId))?.[0]) : null;
            return { x, y, managerId: number } as SmallObject;
          });
          const again = planWorld({ ...world, now });
          expect(again.findings).toEqual([]);
          expect(count + again.operations.length).toBeLessThanOrEqual(operations.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is the same to the byte whatever the order of the differences", () => {
    fc.assert(
      fc.property(smallWorlds, fc.integer(), (world, seed) => {
        const plan = planWorld(world);
        const differences = [...differencesOf(world)];
        const shuffled = fc.sample(
          fc.shuffledSubarray(differences, { minLength: differences.length }),
          {
            numRuns: 1,
            seed,
          },
        )[0] as typeof differences;
        expect(JSON.stringify(planWorld(world, { differences: shuffled }))).toBe(
          JSON.stringify(plan),
        );
      }),
      { numRuns: 150 },
    );
  });
});
