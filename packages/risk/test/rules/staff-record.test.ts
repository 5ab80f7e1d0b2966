import { expect, test } from "vitest";
import { allRules } from "../../src/rules/all-rules.ts";
import type { Standing } from "../../src/sign-in/surroundings.ts";
import { sighting } from "./sighting.ts";

const rules = allRules();

function found(standing: Standing) {
  const seen = sighting({ surroundings: { standing } });
  return rules
    .flatMap((rule) => rule(seen) ?? [])
    .map(({ source, strength }) => [source, strength]);
}

test("nothing is found in an ordinary sign-in", () => {
  expect(found("in-post")).toEqual([]);
});

test("somebody who has left or is suspended is blocked by a fact", () => {
  expect(found("left")).toEqual([["after-leaving", "conclusive"]]);
  expect(found("suspended")).toEqual([["while-suspended", "conclusive"]]);
});

test("absence, the days before the first and the night after the last are challenged, never blocked", () => {
  expect(found("absent")).toEqual([["during-absence", "demanding"]]);
  expect(found("not-started")).toEqual([["before-first-day", "demanding"]]);
  expect(found("just-left")).toEqual([["just-after-leaving", "demanding"]]);
});

test("somebody of whom the record does not speak is seen, and not for that challenged", () => {
  expect(found("unknown")).toEqual([["not-in-record", "statistical"]]);
});
