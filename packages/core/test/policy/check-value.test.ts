import { expect, test } from "vitest";
import type { AttributeSchema } from "../../src/model/schema.ts";
import { checkValue } from "../../src/policy/check-value.ts";
import type { RuleValue } from "../../src/policy/policy.ts";

type Case = readonly [AttributeSchema, unknown];
const problem = ([schema, value]: Case) =>
  checkValue(schema)(value as Exclude<RuleValue, undefined>);
const names = { stem: "a", candidates: ["a"] };

test.each<Case>([
  [{ type: "string" }, ""],
  [{ type: "string", maxLength: 2 }, "ab"],
  [{ type: "string" }, null],
  [{ type: "string" }, names],
  [{ type: "number" }, 0],
  [{ type: "boolean" }, false],
  [{ type: "instant" }, "2026-11-21T07:00:00Z"],
  [{ type: "binary" }, "AAECAw=="],
  [{ type: "binary" }, ""],
  [{ type: "string", cardinality: "set" }, []],
  [{ type: "string", cardinality: "list", maxLength: 1 }, ["a", "b"]],
  [{ type: "string", reference: true }, { referenceTo: "p2" }],
])("%j takes %j", (...given) => {
  expect(problem(given)).toBeUndefined();
});

test.each<readonly [...Case, string]>([
  [{ type: "string" }, 7, "a string was expected, the rule gave a number"],
  [{ type: "number" }, "7", "a number was expected, the rule gave a string"],
  [{ type: "number" }, Number.NaN, "the rule gave no finite number"],
  [{ type: "boolean" }, "true", "a boolean was expected, the rule gave a string"],
  [{ type: "instant" }, "21/11/2026", "an instant was expected, the rule gave another text"],
  [{ type: "binary" }, "A", "a binary was expected, the rule gave another text"],
  [{ type: "string" }, ["a"], "one value was expected, the rule gave a list"],
  [{ type: "string", cardinality: "set" }, "a", "a set was expected, the rule gave one value"],
  [
    { type: "string", cardinality: "set" },
    ["a", null],
    "a string was expected, the rule gave null",
  ],
  [
    { type: "string", cardinality: "list", maxLength: 1 },
    ["a", "bc"],
    "at most 1 characters fit, the rule gave 2",
  ],
  [{ type: "string", required: true }, null, "it may not be empty, the rule says it must be"],
  [
    { type: "string" },
    { referenceTo: "p2" },
    "the attribute is no reference, the rule refers to a person",
  ],
  [{ type: "number" }, names, "names can be allotted to single strings only"],
  [{ type: "string", cardinality: "set" }, names, "names can be allotted to single strings only"],
  [{ type: "string" }, { some: "thing" }, "a string was expected, the rule gave an object"],
])("%j refuses %j", (schema, value, expected) => {
  expect(problem([schema, value])).toBe(expected);
});
