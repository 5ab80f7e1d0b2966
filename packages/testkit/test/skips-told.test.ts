import { afterAll, expect, test } from "vitest";
import { tellSkips } from "../src/contract/tell-skips.ts";
import { testConnector } from "../src/index.ts";
import { sourceSubject } from "./source-subject.ts";

const told: unknown[] = [];
const { write } = process.stderr;
process.stderr.write = (text: unknown) => told.push(text) > 0;
const skip = {
  test: "a token that is too old is refused as expired",
  reason: "the system keeps its changes for good",
};

afterAll(() => {
  process.stderr.write = write;
  expect(told).toEqual([
    `Of the staff record, 1 rule was not checked:\n  ${skip.test}\n    since ${skip.reason}\n`,
  ]);
});

testConnector({
  name: "the staff record",
  kind: "source",
  capabilities: ["changes"],
  prepare: () => sourceSubject(),
  skips: [skip],
});

test("every rule that is not checked is told with its reason", () => {
  const skips = ["a", "b"].map((rule) => ({ test: rule, reason: `${rule} cannot be` }));
  expect(tellSkips("x", skips)).toBe(
    "Of x, 2 rules were not checked:\n  a\n    since a cannot be\n  b\n    since b cannot be",
  );
  expect(tellSkips("x", [])).toBeUndefined();
});
