import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describedRules } from "../../src/rules/all-rules.ts";
import { rowsOf } from "../stage/rows-of.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/risk/rules.md"), "utf8");

test("the documentation's table of rules is that of the code", () => {
  const rows = describedRules().map(({ about }) => [
    `\`${about.name}\``,
    String(about.bits),
    about.strength,
    about.when,
    about.basis,
  ]);
  expect(rowsOf(page, "rule")).toEqual(rows);
});

test("every rule has a name of its own", () => {
  const names = describedRules().map(({ about }) => about.name);
  expect(new Set(names).size).toBe(names.length);
});
