import * as fc from "fast-check";
import type { Limits } from "../../src/connector/limits.ts";
import { compileComparison } from "../../src/diff/compile-comparison.ts";
import type { Difference } from "../../src/diff/difference.ts";
import type { KindSchema, Schema } from "../../src/model/schema.ts";
import type { Attributes } from "../../src/model/value.ts";
import type { Holders } from "../../src/plan/minimal/unique-key.ts";
import { uniqueKey } from "../../src/plan/minimal/unique-key.ts";
import {
  type OperationsInput,
  type PlannedOperations,
  planOperations,
} from "../../src/plan/operations.ts";
import { keyOfNew, type SimulatedTarget } from "./simulated-target.ts";

/** One object: two unique values, and the number of the object that is its manager. */
export interface SmallObject {
  readonly x: string | null;
  readonly y: string | null;
  readonly managerId: number | null;
}

/** What there is and what there should be; `undefined` where there is no object. */
export interface SmallWorld {
  readonly now: readonly (SmallObject | undefined)[];
  readonly then: readonly (SmallObject | undefined)[];
  readonly rules: SmallRules;
}

/** What the target asks of values on the way. */
export interface SmallRules {
  readonly xRequired: boolean;
  readonly yNoTemporary: boolean;
  /** Which of an object's values one update may carry; all of them when missing. */
  readonly together?: readonly (readonly (keyof SmallObject)[])[] | undefined;
}

/** The part of an update that each value of a small object stands for. */
const parts = { x: "attributes", y: "name", managerId: "container" } as const;

/** The limits of the target of a small world. */
export function limitsOf({ together }: SmallRules): Limits {
  return together ? { together: together.map((group) => group.map((name) => parts[name])) } : {};
}

/** The schema of a small world. */
export function schemaOf({ xRequired, yNoTemporary }: SmallRules): Schema {
  const kind: KindSchema = {
    attributes: {
      x: { type: "string", unique: true, required: xRequired },
      y: { type: "string", unique: true, noTemporary: yNoTemporary, role: "name" },
      managerId: { type: "string", reference: true, role: "container" },
    },
  };
  return { kinds: { account: kind } };
}

/** The key that an object has in the target: its own when it is there now, otherwise that of one still to be made. */
export function referenceOf({ now }: SmallWorld, object: number): string {
  return now[object] ? `stable-${object}` : `new:p${object}`;
}

/** The attributes of an object as the target holds them. */
export function attributesOf(world: SmallWorld, object: SmallObject): Attributes {
  const managerId = object.managerId === null ? null : referenceOf(world, object.managerId);
  return Object.fromEntries(
    Object.entries({ ...object, managerId }).filter(([, value]) => value !== null),
  );
}

/** The target of a world, as it is now or as it should be. */
export function targetOf(world: SmallWorld, when: "now" | "then"): SimulatedTarget {
  const objects = world[when].flatMap((object, number) => {
    if (!object) return [];
    const attributes = attributesOf(world, object);
    if (attributes.managerId) {
      (attributes as Record<string, string>).managerId = keyOfNew(String(attributes.managerId));
    }
    const key = keyOfNew(referenceOf(world, number));
    return [[key, { kind: "account", attributes, enabled: true, entitlements: [] }] as const];
  });
  return new Map(objects);
}

/** The differences of a world. */
export function differencesOf(world: SmallWorld): readonly Difference[] {
  const kind = schemaOf(world.rules).kinds.account as KindSchema;
  const compare = compileComparison(kind, Object.keys(kind.attributes));
  return world.now.flatMap((before, number): Difference[] => {
    const after = world.then[number];
    const base = {
      target: "t",
      account: "account",
      label: `o${number}`,
      personId: `p${number}`,
      reasons: [],
    };
    const wanted = after && attributesOf(world, after);
    if (!before) {
      if (!wanted) return [];
      return [
        {
          ...base,
          difference: "missing",
          handle: `p${number}`,
          attributes: wanted,
          enabled: true,
          entitlements: [],
        },
      ];
    }
    const actual = {
      ref: { kind: "account", stable: `stable-${number}` },
      attributes: attributesOf(world, before),
      entitlements: [],
      enabled: true,
      observedAt: "2026-11-20T06:00:00Z",
    };
    if (!wanted) return [{ ...base, difference: "surplus", actual }];
    const deltas = compare({ x: null, y: null, managerId: null, ...wanted }, actual.attributes);
    return deltas.length === 0
      ? []
      : [{ ...base, difference: "changed", actual, deltas, grant: [], revoke: [] }];
  });
}

/** Who holds which unique value now. */
export function holdersOf(target: SimulatedTarget, schema: Schema): Holders {
  const holders = new Map<string, Map<string, string>>();
  for (const [stable, { kind: kindName, attributes }] of target) {
    const kind = schema.kinds[kindName] as KindSchema;
    for (const [name, { unique }] of Object.entries(kind.attributes)) {
      if (!unique) continue;
      const byKey = holders.get(name) ?? new Map<string, string>();
      holders.set(name, byKey);
      const value = attributes[name];
      const values =
        value === undefined || value === null ? [] : typeof value === "object" ? value : [value];
      for (const one of values)
        byKey.set(uniqueKey(kind, name, { value: one, attributes }), stable);
    }
  }
  return holders;
}

/** Plans a small world. */
export function planWorld(
  world: SmallWorld,
  overrides: Partial<OperationsInput> = {},
): PlannedOperations {
  const schema = schemaOf(world.rules);
  return planOperations({
    target: "t",
    schema,
    limits: limitsOf(world.rules),
    differences: differencesOf(world),
    holders: holdersOf(targetOf(world, "now"), schema),
    idSeed: "seed",
    ...overrides,
  });
}

/** Tells whether no two objects share a value and no manager is missing. */
export function isSound(objects: readonly (SmallObject | undefined)[], rules: SmallRules): boolean {
  const there = objects.filter((object) => object !== undefined);
  const distinct = (values: readonly (string | null)[]) => {
    const given = values.filter((value) => value !== null);
    return new Set(given).size === given.length;
  };
  return (
    distinct(there.map(({ x }) => x)) &&
    distinct(there.map(({ y }) => y)) &&
    there.every(({ managerId }) => managerId === null || objects[managerId] !== undefined) &&
    (!rules.xRequired || there.every(({ x }) => x !== null))
  );
}

const rules = fc.record(
  {
    xRequired: fc.boolean(),
    yNoTemporary: fc.boolean(),
    together: fc.constantFrom<SmallRules["together"]>(
      undefined,
      [["y", "managerId"]],
      [["x", "y"]],
      [["x"], ["managerId"]],
      [],
    ),
  },
  { requiredKeys: ["xRequired", "yNoTemporary"] },
);

/** Random worlds of 2 to 4 objects and few values, so that they get in each other's way. */
export const smallWorlds: fc.Arbitrary<SmallWorld> = fc
  .tuple(fc.integer({ min: 2, max: 4 }), rules)
  .chain(([size, worldRules]) =>
    fc.tuple(states(size, worldRules), states(size, worldRules), fc.constant(worldRules)),
  )
  .map(([now, then, worldRules]) => ({ now, then, rules: worldRules }));

function states(
  size: number,
  worldRules: SmallRules,
): fc.Arbitrary<readonly (SmallObject | undefined)[]> {
  const shuffled = (letter: string) =>
    fc.shuffledSubarray(
      Array.from({ length: size }, (_, index) => `${letter}${index}`),
      { minLength: size },
    );
  const choices = fc.array(
    fc.record({
      there: fc.integer({ min: 0, max: 4 }),
      noX: fc.integer({ min: 0, max: 4 }),
      noY: fc.integer({ min: 0, max: 2 }),
      managerId: fc.option(fc.integer({ min: 0, max: size - 1 }), { freq: 2 }),
    }),
    { minLength: size, maxLength: size },
  );
  return fc.tuple(shuffled("x"), shuffled("y"), choices).map(([xs, ys, chosen]) =>
    chosen.map(({ there, noX, noY, managerId }, index) => {
      if (there === 0) return undefined;
      const isThere = managerId !== null && chosen[managerId]?.there !== 0;
      return {
        x: noX === 0 && !worldRules.xRequired ? null : (xs[index] as string),
        y: noY === 0 ? null : (ys[index] as string),
        managerId: isThere ? managerId : null,
      };
    }),
  );
}
