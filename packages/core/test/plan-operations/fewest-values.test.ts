import { expect, it } from "vitest";
import type { ChangedAccount } from "../../src/diff/difference.ts";
import type { Schema } from "../../src/model/schema.ts";
import type { Attributes } from "../../src/model/value.ts";
import { type PlannedOperations, planOperations } from "../../src/plan/operations.ts";
import { carryOut, type SimulatedTarget } from "./simulated-target.ts";

const unique = { type: "string", unique: true, required: true } as const;
const schema: Schema = { kinds: { account: { attributes: { x: unique, y: unique, z: unique } } } };

function changed(
  stable: string,
  before: Attributes,
  after: Readonly<Record<string, string>>,
): ChangedAccount {
  const ref = { kind: "account", stable };
  return {
    difference: "changed",
    target: "t",
    account: "account",
    label: stable,
    reasons: [],
    actual: {
      ref,
      attributes: before,
      entitlements: [],
      enabled: true,
      observedAt: "2026-11-20T06:00:00Z",
    },
    deltas: Object.entries(after).map(([attribute, value]) => ({
      attribute,
      change: "replace",
      value,
    })),
    grant: [],
    revoke: [],
  };
}

function planAndRun(differences: readonly ChangedAccount[]): PlannedOperations {
  const planned = planOperations({
    target: "t",
    schema,
    limits: {},
    differences,
    holders: new Map(),
    idSeed: "s",
  });
  let target: SimulatedTarget = new Map(
    differences.map(({ actual }) => [
      actual.ref.stable,
      { kind: "account", attributes: actual.attributes, enabled: true, entitlements: [] },
    ]),
  );
  for (const operation of planned.operations) target = carryOut(target, operation, schema);
  for (const { actual, deltas } of differences) {
    for (const delta of deltas) {
      expect(target.get(actual.ref.stable)?.attributes[delta.attribute]).toBe(
        "value" in delta && delta.value,
      );
    }
  }
  return planned;
}

it("of two accounts either of which would do, the one with fewer values to write makes way", () => {
  const { operations } = planAndRun([
    changed("ann", { x: "xa", y: "ya", z: "za" }, { x: "xb", y: "yb", z: "free" }),
    changed("bea", { x: "xb", y: "yb", z: "zb" }, { x: "xa", y: "yc" }),
    changed("cat", { x: "xc", y: "yc", z: "zc" }, { y: "free", z: "za" }),
  ]);
  expect(operations.map(({ label }) => label)).toEqual(["ann", "cat", "bea", "ann"]);
  const values = operations.flatMap((operation) =>
    operation.kind === "update" ? operation.deltas : [],
  );
  expect(values).toHaveLength(8);
});

it("where too many accounts wait for each other to be sure, the plan works and says how much longer it may be", () => {
  const size = 150;
  const at = (index: number, letter: string) => `${letter}${index % size}`;
  const differences = Array.from({ length: size }, (_, one) =>
    changed(
      `a${one}`,
      { x: at(one, "x"), y: at(one, "y"), z: at(one, "z") },
      { x: at(one * 7 + 1, "x"), y: at(one * 13 + 5, "y"), z: at(one * 29 + 11, "z") },
    ),
  );
  const { operations, findings } = planAndRun(differences);
  expect(operations.length).toBeLessThan(2 * size);
  expect(findings).toMatchObject([{ finding: "suggestion", target: "t" }]);
  expect(findings[0]?.because).toMatch(/up to \d+ operations more than it must/);
});
