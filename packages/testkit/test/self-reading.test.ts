import { expect, test } from "vitest";
import { contractChecks } from "../src/index.ts";
import { memorySubject } from "./memory-subject.ts";
import { plantedInReading, plantedInWriting } from "./planted/all-planted.ts";
import { brokenRules } from "./planted/broken-rules.ts";
import { sourceSubject } from "./source-subject.ts";

test.each(plantedInReading)("a connector that $fault is caught", async (planted) => {
  expect(await brokenRules(planted)).toEqual([...planted.breaks].sort());
});

test("every rule of the contract is broken alone by a planted fault", () => {
  const all = [...plantedInReading, ...plantedInWriting].map(({ breaks }) => breaks);
  const alone = new Set(all.filter(({ length }) => length === 1).flat());
  const names = contractChecks.map(({ name }) => name);
  expect(names.filter((name) => !alone.has(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

test("connectors without a fault break no rule", async () => {
  expect(await brokenRules({ kind: "target", prepare: () => memorySubject() })).toEqual([]);
  expect(await brokenRules({ kind: "source", prepare: () => sourceSubject() })).toEqual([]);
});
