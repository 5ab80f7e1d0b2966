import { expect, test } from "vitest";
import { plantedInWriting } from "./planted/all-planted.ts";
import { brokenRules } from "./planted/broken-rules.ts";

test.each(plantedInWriting)("a connector that $fault is caught", async (planted) => {
  expect(await brokenRules(planted)).toEqual([...planted.breaks].sort());
});
